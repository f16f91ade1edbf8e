/** The rule about a figure that has another value than before. */
import { subjectRule } from './rule.ts'

/** Holds for a day after each change; every change is a subject of its own, so that the next one is notified too. */
export const figureChanged = subjectRule({
  type: 'FIGURE_CHANGED',
  priority: 'MEDIUM',
  place: 342,
  view: 'jobs',
  message: 'alert.figure.changed',
  subjects: ({ figures }) =>
    figures.flatMap(({ change, ...one }) => (change === null ? [] : [{ ...one, change }])),
  subjectOf: ({ jobId, figure, change }) => `${jobId}/${figure}/${change.at}`,
  judge: ({ name, figure, change }) => ({
    name,
    figure,
    before: String(change.before),
    after: String(change.after),
  }),
})
