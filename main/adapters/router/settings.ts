import { procedures } from './procedures.ts'

const { settings } = procedures

export const settingsRouter = {
  get: settings.get.handler(({ context }) => context.services.settings.get()),
  update: settings.update.handler(({ input, context }) => context.services.settings.update(input.changes)),
}
