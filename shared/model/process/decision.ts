import { z } from 'zod';
import type { Known } from '../known';
import { lenient, text, texts } from './field';

/** What was chosen over what, and why (Nygard, Documenting Architecture Decisions). Whoever drafts them may say more. */
export const decisionSchema = z.looseObject({
  title: text,
  status: text,
  context: text,
  options: lenient(z.array(z.unknown())),
  decision: text,
  consequences: text,
  components: texts,
  requirements: texts,
});

export type Decision = Known<z.infer<typeof decisionSchema>>;
