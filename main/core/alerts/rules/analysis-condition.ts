/** The rule about what the last answer of an analysis service says. */
import { subjectRule } from './rule.ts'

/** A condition of the owner's over the last answer. Its subject is `analysis/buy signal`. */
export const analysisCondition = subjectRule({
  type: 'ANALYSIS_CONDITION',
  priority: 'MEDIUM',
  sortOrder: 340,
  view: 'analysis',
  message: 'alert.analysis.condition',
  subjects: ({ analyses }) =>
    analyses.flatMap((analysis) => analysis.conditions.map((condition) => ({ analysis, condition }))),
  subjectOf: ({ analysis, condition }) => `${analysis.jobId}/${condition.name}`,
  judge: ({ analysis, condition }) => {
    if (condition.holds === null) return 'keep'
    return condition.holds ? { name: analysis.name, condition: condition.name, value: condition.value } : null
  },
})
