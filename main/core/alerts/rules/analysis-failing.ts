/** The rule about an analysis service with too many failed calls. */
import { subjectRule } from './rule.ts'

/** Holds if more than the allowed share of the last hour's calls failed. Too few calls decide nothing. */
export const analysisFailing = subjectRule({
  type: 'ANALYSIS_FAILING',
  priority: 'HIGH',
  sortOrder: 240,
  view: 'analysis',
  message: 'alert.analysis.failing',
  subjects: ({ analyses }) => analyses,
  subjectOf: ({ jobId }) => jobId,
  judge: ({ name, calls, failed, failureRateLimit }, { minimum_calls }) => {
    if (failureRateLimit === null) return null
    if (calls < minimum_calls) return 'keep'
    if (failed / calls <= failureRateLimit) return null
    return { name, percent: Math.round((100 * failed) / calls) }
  },
})
