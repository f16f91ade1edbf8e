/** The rule about a figure that has no value. */
import { subjectRule } from './rule.ts'

/** Holds if the last runs all found no value. */
export const figureMissing = subjectRule({
  type: 'FIGURE_MISSING',
  priority: 'MEDIUM',
  sortOrder: 344,
  view: 'jobs',
  message: 'alert.figure.missing',
  subjects: ({ figures }) => figures,
  subjectOf: ({ jobId, figure }) => `${jobId}/${figure}`,
  judge: ({ name, figure, missing, latest, runs }) => {
    if (!missing || latest.length === 0 || latest[0] !== null) return null
    return latest.length < runs || latest.some((value) => value !== null)
      ? 'keep'
      : { name, figure, count: runs }
  },
})
