import { procedures } from './procedures.ts'

const { runs } = procedures

export const runsRouter = {
  list: runs.list.handler(({ input, context }) => context.services.runs.list(input)),
  get: runs.get.handler(({ input, context }) => context.services.runs.get(input)),
}
