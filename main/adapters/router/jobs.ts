import { localizeJob } from '../../core/services/job-view.ts'
import { localizeJobs, localizeMessage } from './localize.ts'
import { procedures } from './procedures.ts'

const { jobs } = procedures

export const jobsRouter = {
  list: jobs.list.handler(({ context: { services, language } }) =>
    localizeJobs(services.jobs.list(), language),
  ),
  get: jobs.get.handler(({ input, context: { services, language } }) =>
    localizeJob(services.jobs.get(input), language),
  ),
  templates: jobs.templates.handler(({ context }) => context.services.jobs.templates(context.language)),
  create: jobs.create.handler(({ input, context: { services, language } }) =>
    localizeJob(services.jobs.create(input), language),
  ),
  configure: jobs.configure.handler(({ input, context: { services, language } }) =>
    localizeJob(services.jobs.configure(input), language),
  ),
  remove: jobs.remove.handler(({ input, context }) => context.services.jobs.remove(input)),
  trigger: jobs.trigger.handler(({ input, context: { services, language } }) =>
    localizeMessage(services.jobs.trigger(input), language),
  ),
  cancel: jobs.cancel.handler(({ input, context: { services, language } }) =>
    localizeMessage(services.jobs.cancel(input), language),
  ),
  pause: jobs.pause.handler(({ input, context: { services, language } }) =>
    localizeJob(services.jobs.pause(input), language),
  ),
  resume: jobs.resume.handler(({ input, context: { services, language } }) =>
    localizeJob(services.jobs.resume(input), language),
  ),
  pauseAll: jobs.pauseAll.handler(({ input, context: { services, language } }) =>
    localizeJobs(services.jobs.pauseAll(input), language),
  ),
  resumeAll: jobs.resumeAll.handler(({ context: { services, language } }) =>
    localizeJobs(services.jobs.resumeAll(), language),
  ),
}
