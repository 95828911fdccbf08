import { commentsOf, requirementsOf, reviewOf } from '../../model';
import { paragraph } from '../blocks';
import { listed, type Section, titled } from './section';

/** Step 15: what is open, what was said, who signed. */
export const reviewSteps: Section = ({ design, words }) => {
  const { signOffs, wrapUp, accepted } = reviewOf(design);
  const questions = Object.values(requirementsOf(design)).filter(({ kind, text }) => kind === 'question' && text);
  const comments = Object.values(commentsOf(design)).filter(({ text }) => text);
  return [
    ...(wrapUp?.summary === undefined ? [] : [paragraph(wrapUp.summary)]),
    ...listed(
      'Open questions',
      questions.filter(({ answer }) => !answer).map(({ text, owner }) => (owner ? `${text!} (${owner})` : text!)),
    ),
    ...titled(
      'Answered questions',
      ['Question', 'Answer'],
      questions.flatMap(({ text, answer }) => (answer ? [[text!, answer]] : [])),
    ),
    ...titled(
      'Comments',
      ['About', 'Comment', 'By', 'State'],
      comments.map(({ about, text, author, date, resolved }) => [
        about === undefined ? 'the design' : words.anything(about),
        text!,
        [author, date].filter((part) => part).join(', '),
        resolved ? 'resolved' : 'open',
      ]),
    ),
    ...titled(
      'Accepted with a reason',
      ['What', 'Reason', 'By'],
      Object.entries(accepted).map(([key, { reason, name, date }]) => [
        key,
        reason ?? '',
        [name, date].filter((part) => part).join(', '),
      ]),
    ),
    ...titled(
      'Signed',
      ['Name', 'Role', 'Verdict', 'Date', 'Remark'],
      signOffs.map(({ name, role, verdict, date, text }) => [
        name ?? '',
        role ?? '',
        verdict?.replaceAll('-', ' ') ?? '',
        date ?? '',
        text ?? '',
      ]),
    ),
    ...(wrapUp?.next === undefined ? [] : listed('Next', [wrapUp.next])),
  ];
};
