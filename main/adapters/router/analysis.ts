import { procedures } from './procedures.ts'

const { analysis } = procedures

export const analysisRouter = {
  targets: analysis.targets.handler(({ context }) => context.services.analysis.targets()),
  target: analysis.target.handler(({ input, context }) => context.services.analysis.target(input.job_id)),
  calls: analysis.calls.handler(({ input, context }) =>
    context.services.analysis.calls(input.job_id, input.limit, input.cursor),
  ),
  call: analysis.call.handler(({ input, context }) =>
    context.services.analysis.call(input.job_id, input.call_id),
  ),
  check: analysis.check.handler(({ input, context, signal }) =>
    context.services.analysis.check(input.job_id, signal ?? new AbortController().signal),
  ),
}
