import { runIn } from '../../core/services/job-view.ts'
import { procedures } from './procedures.ts'

const { runs } = procedures

export const runsRouter = {
  list: runs.list.handler(({ input, context: { services, language } }) => {
    const { items, next_cursor } = services.runs.list(input)
    return { items: items.map((run) => runIn(run, language)), next_cursor }
  }),
  get: runs.get.handler(({ input, context: { services, language } }) =>
    runIn(services.runs.get(input), language),
  ),
}
