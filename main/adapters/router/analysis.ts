import { procedures } from './procedures.ts'

const { analysis } = procedures

export const analysisRouter = {
  targets: analysis.targets.handler(({ context: { services, language } }) =>
    services.analysis.targets(language),
  ),
  target: analysis.target.handler(({ input, context: { services, language } }) =>
    services.analysis.target(input.job_id, language),
  ),
  calls: analysis.calls.handler(({ input, context: { services, language } }) =>
    services.analysis.calls(input.job_id, input.limit, input.cursor, language),
  ),
  call: analysis.call.handler(({ input, context: { services, language } }) =>
    services.analysis.call(input.job_id, input.call_id, language),
  ),
  check: analysis.check.handler(({ input, context: { services, language }, signal }) =>
    services.analysis.check(input.job_id, language, signal ?? new AbortController().signal),
  ),
}
