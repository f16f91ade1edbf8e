import { procedures } from './procedures.ts'

const { updates } = procedures

export const updatesRouter = {
  get: updates.get.handler(({ context }) => context.services.updates.get(context.language)),
  check: updates.check.handler(({ context }) => context.services.updates.check(context.language)),
  install: updates.install.handler(({ context }) => context.services.updates.install(context.language)),
}
