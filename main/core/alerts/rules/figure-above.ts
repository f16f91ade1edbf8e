/** The rule about a figure above its limit. */
import { subjectRule } from './rule.ts'

/** Holds if the last runs all found a number above the limit. A missing value decides nothing. */
export const figureAbove = subjectRule({
  type: 'FIGURE_ABOVE',
  priority: 'HIGH',
  sortOrder: 242,
  view: 'jobs',
  message: 'alert.figure.above',
  subjects: ({ figures }) => figures,
  subjectOf: ({ jobId, figure }) => `${jobId}/${figure}`,
  judge: ({ name, figure, unit, above: limit, latest, runs }) => {
    const [value] = latest
    if (limit === null) return null
    if (typeof value !== 'number') return 'keep'
    if (!(value > limit)) return null
    const agree = latest.filter((one) => typeof one === 'number' && one > limit).length
    return agree < runs ? 'keep' : { name, figure, value: unit === '' ? value : `${value} ${unit}`, limit }
  },
})
