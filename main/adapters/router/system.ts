import { withEventMeta } from '@orpc/server'
import type { Language } from '../../../shared/vocabulary.ts'
import type { NumberedEvent } from '../../core/services/events.ts'
import { localizeEvent, localizeMessage } from './localize.ts'
import { procedures } from './procedures.ts'

const { system } = procedures

export const systemRouter = {
  health: system.health.handler(({ context }) => context.services.system.health()),
  about: system.about.handler(({ context }) => context.services.system.about()),
  log: system.log.handler(({ input, context }) => context.services.system.log(input)),
  events: system.events.handler(({ context, lastEventId, signal }) =>
    withIds(
      context.services.events.stream(lastEventId, signal ?? new AbortController().signal),
      context.language,
    ),
  ),
  shutdown: system.shutdown.handler(({ context: { services, language } }) =>
    localizeMessage(services.system.shutdown(), language),
  ),
}

async function* withIds(events: AsyncIterable<NumberedEvent>, language: Language) {
  for await (const { id, event } of events) yield withEventMeta({ ...localizeEvent(event, language) }, { id })
}
