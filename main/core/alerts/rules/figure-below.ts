/** The rule about a figure below its limit. */
import { subjectRule } from './rule.ts'

/** Holds if the last runs all found a number below the limit. A missing value decides nothing. */
export const figureBelow = subjectRule({
  type: 'FIGURE_BELOW',
  priority: 'HIGH',
  sortOrder: 243,
  view: 'jobs',
  message: 'alert.figure.below',
  subjects: ({ figures }) => figures,
  subjectOf: ({ jobId, figure }) => `${jobId}/${figure}`,
  judge: ({ name, figure, unit, below: limit, latest, runs }) => {
    const [value] = latest
    if (limit === null) return null
    if (typeof value !== 'number') return 'keep'
    if (!(value < limit)) return null
    const agree = latest.filter((one) => typeof one === 'number' && one < limit).length
    return agree < runs ? 'keep' : { name, figure, value: unit === '' ? value : `${value} ${unit}`, limit }
  },
})
