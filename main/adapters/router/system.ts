import { withEventMeta } from '@orpc/server'
import type { NumberedEvent } from '../../core/services/events.ts'
import { type ErrorSetting, toContractError } from './errors.ts'
import { localizeEvent, localizeMessage } from './localize.ts'
import { procedures } from './procedures.ts'

const { system } = procedures

export const systemRouter = {
  health: system.health.handler(({ context }) => context.services.system.health()),
  about: system.about.handler(({ context }) => context.services.system.about()),
  log: system.log.handler(({ input, context }) => context.services.system.log(input)),
  events: system.events.handler(({ context, lastEventId, signal }) =>
    withIds(context.services.events.stream(lastEventId, signal ?? new AbortController().signal), context),
  ),
  shutdown: system.shutdown.handler(({ context: { services, language } }) =>
    localizeMessage(services.system.shutdown(), language),
  ),
}

/** The middleware catches only what is thrown before the first event. */
async function* withIds(events: AsyncIterable<NumberedEvent>, setting: ErrorSetting) {
  try {
    for await (const { id, event } of events)
      yield withEventMeta({ ...localizeEvent(event, setting.language) }, { id })
  } catch (thrown) {
    throw toContractError(thrown, setting)
  }
}
