import { procedures } from './procedures.ts'

const { alerts } = procedures
const forever = () => new AbortController().signal

export const alertsRouter = {
  list: alerts.list.handler(({ input, context: { services, language } }) =>
    services.alerts.list(input, language),
  ),
  counts: alerts.counts.handler(({ context }) => context.services.alerts.counts()),
  generate: alerts.generate.handler(({ context: { services, language }, signal }) =>
    services.alerts.generate(language, signal ?? forever()),
  ),
  readAll: alerts.readAll.handler(({ context: { services, language } }) => services.alerts.readAll(language)),
  rules: alerts.rules.handler(({ context: { services, language } }) => services.alertRules.rules(language)),
  configureRule: alerts.configureRule.handler(({ input, context: { services, language } }) =>
    services.alertRules.configure(input, language),
  ),
  notices: alerts.notices.handler(({ input, context }) =>
    context.services.notices.list(input.limit, input.cursor),
  ),
  testNotice: alerts.testNotice.handler(({ context: { services, language } }) =>
    services.notices.test(language),
  ),
  webhook: alerts.webhook.handler(({ context }) => context.services.notices.webhook()),
  setWebhookSecret: alerts.setWebhookSecret.handler(({ input, context }) =>
    context.services.notices.setSecret(input.secret),
  ),
  get: alerts.get.handler(({ input, context: { services, language } }) =>
    services.alerts.get(input.id, language),
  ),
  read: alerts.read.handler(({ input, context: { services, language } }) =>
    services.alerts.read(input.id, input.read, language),
  ),
  snooze: alerts.snooze.handler(({ input: { id, ...end }, context: { services, language } }) =>
    services.alerts.snooze(id, end, language),
  ),
  dismiss: alerts.dismiss.handler(({ input, context: { services, language } }) =>
    services.alerts.dismiss(input.id, language),
  ),
  restore: alerts.restore.handler(({ input, context: { services, language } }) =>
    services.alerts.restore(input.id, language),
  ),
}
