import { localizeJobMessage, localizeMessage } from './localize.ts'
import { procedures } from './procedures.ts'

const { scheduler } = procedures

export const schedulerRouter = {
  status: scheduler.status.handler(({ context }) => context.services.scheduler.status()),
  trigger: scheduler.trigger.handler(({ input, context: { services, language } }) =>
    localizeMessage(services.scheduler.trigger(input), language),
  ),
  pause: scheduler.pause.handler(({ input, context: { services, language } }) =>
    localizeJobMessage(services.scheduler.pause(input), language),
  ),
  resume: scheduler.resume.handler(({ input, context: { services, language } }) =>
    localizeJobMessage(services.scheduler.resume(input), language),
  ),
  configure: scheduler.configure.handler(({ input, context: { services, language } }) =>
    localizeJobMessage(services.scheduler.configure(input), language),
  ),
}
