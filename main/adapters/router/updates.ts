import { procedures } from './procedures.ts'

const { updates } = procedures

export const updatesRouter = {
  get: updates.get.handler(({ context }) => context.services.updates.get()),
  check: updates.check.handler(({ context }) => context.services.updates.check()),
  install: updates.install.handler(({ context }) => context.services.updates.install()),
}
