/** The rule about a figure that has another value than before. */
import { subjectRule } from './rule.ts'

/** Holds for a day after each change; every change is a subject of its own, so that the next one is notified too. */
export const figureChanged = subjectRule({
  type: 'FIGURE_CHANGED',
  priority: 'MEDIUM',
  sortOrder: 342,
  view: 'jobs',
  message: ({ params }, { say }) =>
    say(
      params.seen === 'part'
        ? 'alert.figure.changed.part'
        : params.seen === 'none'
          ? 'alert.figure.changed.unseen'
          : 'alert.figure.changed',
    ),
  subjects: ({ figures }) =>
    figures.flatMap(({ change, ...one }) => (change === null ? [] : [{ ...one, change }])),
  subjectOf: ({ jobId, figure, change }) => `${jobId}/${figure}/${change.at}`,
  judge: ({ name, figure, from, change: { before, after, part } }) => {
    if (part !== null) return { name, figure, ...part, seen: 'part' }
    if (from === 'page') return { name, figure, seen: 'none' }
    return { name, figure, before: String(before), after: String(after) }
  },
})
