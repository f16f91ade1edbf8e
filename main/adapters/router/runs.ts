import { localizeRun } from '../../core/services/job-view.ts'
import { procedures } from './procedures.ts'

const { runs } = procedures

export const runsRouter = {
  list: runs.list.handler(({ input, context: { services, language } }) => {
    const { items, next_cursor } = services.runs.list(input)
    return { items: items.map((run) => localizeRun(run, language)), next_cursor }
  }),
  get: runs.get.handler(({ input, context: { services, language } }) =>
    localizeRun(services.runs.get(input), language),
  ),
}
