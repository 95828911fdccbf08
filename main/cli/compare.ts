import { type Comparison, compare as compareDesigns } from '../../shared/tradeoff';
import { comparisonBlocks, markdownOf, textOf } from '../../shared/report';
import { withVariant, variantId, variantsOf } from '../../shared/edit';
import type { Design } from '../../shared/model';
import { ok, type Result } from '../../shared/result';
import type { Io } from './io';
import { loadDesign } from './load';
import { choice, type Command, issueLines, type Trouble, unreadable, wrongUsage } from './outcome';

type Named = { readonly name: string; readonly design: Design };

export const compare: Command = {
  usage: 'plumbline compare FILE FILE | FILE --variants A,B [--format text|markdown|json] [--output PATH]',
  summary: 'designs, or variants of one, side by side: what differs in structure and in every figure',
  options: ['variants', 'format'],
  several: true,
  run: async ({ files, values, io }) => {
    const format = choice('format', values['format'], { of: ['text', 'json', 'markdown'], usually: 'text' });
    if (!format.ok) return format;
    const designs = await (values['variants'] === undefined
      ? fromFiles(files, io)
      : fromVariants(files, values['variants'], io));
    if (!designs.ok) return designs;
    const comparison = compareDesigns(designs.value);
    switch (format.value) {
      case 'json':
        return ok({ contents: JSON.stringify(asData(comparison), undefined, 2) });
      case 'markdown':
        return ok({ contents: markdownOf(comparisonBlocks(comparison)) });
      case 'text':
        return ok({ contents: textOf(comparisonBlocks(comparison)) });
      default:
        return format.value satisfies never;
    }
  },
};

async function fromFiles(files: readonly string[], io: Io): Promise<Result<readonly Named[], Trouble>> {
  if (files.length < 2) return wrongUsage('expected two FILEs, or one with --variants');
  const designs: Named[] = [];
  for (const file of files) {
    const design = await loadDesign(file, io);
    if (!design.ok) return design;
    designs.push({ name: design.value.name, design: design.value });
  }
  // Two versions of one design have the same name: then the files tell them apart.
  const areAlike = new Set(designs.map(({ name }) => name)).size < designs.length;
  return ok(areAlike ? designs.map(({ design }, i) => ({ name: files[i]!, design })) : designs);
}

async function fromVariants(
  files: readonly string[],
  list: string,
  io: Io,
): Promise<Result<readonly Named[], Trouble>> {
  if (files.length !== 1) return wrongUsage(`expected one FILE with --variants, got ${files.length}`);
  const base = await loadDesign(files[0]!, io);
  if (!base.ok) return base;
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) return wrongUsage('--variants: expected the names of variants, got none');
  const designs: Named[] = names.length === 1 ? [{ name: 'base', design: base.value }] : [];
  for (const name of names) {
    const design = variantOf(base.value, name);
    if (!design.ok) return design;
    designs.push({ name, design: design.value });
  }
  return ok(designs);
}

/** A design with one of its variants, by id or by name; `base` is the design itself. */
export function variantOf(base: Design, name: string | undefined): Result<Design, Trouble> {
  if (name === undefined) return ok(base);
  const id = variantId(base, name);
  if (id === undefined) {
    if (name === 'base') return ok(base);
    const known = variantsOf(base).map((variant) => variant.name);
    return wrongUsage(
      `there is no variant ${JSON.stringify(name)}; ${known.length === 0 ? 'the file has none' : `the file has ${known.join(', ')}`}`,
    );
  }
  const applied = withVariant(base, id);
  return applied.ok ? ok(applied.value.design) : unreadable(issueLines(applied.error, `variant ${name}`));
}

function asData(comparison: Comparison): object {
  return {
    format: 'plumbline-comparison',
    version: 1,
    designs: comparison.map(({ name, profile, structure, effects, sentence, report, matching }) => ({
      name,
      sentence,
      matching,
      profile,
      structure,
      effects,
      report,
    })),
  };
}
