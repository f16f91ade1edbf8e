import { procedures } from './procedures.ts'

const { jobs } = procedures

export const jobsRouter = {
  list: jobs.list.handler(({ context }) => context.services.jobs.list()),
  get: jobs.get.handler(({ input, context }) => context.services.jobs.get(input)),
  templates: jobs.templates.handler(({ context }) => context.services.jobs.templates(context.language)),
  create: jobs.create.handler(({ input, context }) => context.services.jobs.create(input)),
  configure: jobs.configure.handler(({ input, context }) => context.services.jobs.configure(input)),
  remove: jobs.remove.handler(({ input, context }) => context.services.jobs.remove(input)),
  trigger: jobs.trigger.handler(({ input, context }) => context.services.jobs.trigger(input)),
  cancel: jobs.cancel.handler(({ input, context }) => context.services.jobs.cancel(input)),
  pause: jobs.pause.handler(({ input, context }) => context.services.jobs.pause(input)),
  resume: jobs.resume.handler(({ input, context }) => context.services.jobs.resume(input)),
  pauseAll: jobs.pauseAll.handler(({ input, context }) => context.services.jobs.pauseAll(input)),
  resumeAll: jobs.resumeAll.handler(({ context }) => context.services.jobs.resumeAll()),
}
