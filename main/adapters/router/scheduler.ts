import { procedures } from './procedures.ts'

const { scheduler } = procedures

export const schedulerRouter = {
  status: scheduler.status.handler(({ context }) => context.services.scheduler.status()),
  trigger: scheduler.trigger.handler(({ input, context }) => context.services.scheduler.trigger(input)),
  pause: scheduler.pause.handler(({ input, context }) => context.services.scheduler.pause(input)),
  resume: scheduler.resume.handler(({ input, context }) => context.services.scheduler.resume(input)),
  configure: scheduler.configure.handler(({ input, context }) => context.services.scheduler.configure(input)),
}
