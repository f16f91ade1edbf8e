/** Updates: their source, their checks, and the service. */
import { VigieError } from '../../shared/errors.ts'
import { programFolder } from '../adapters/files/program-folder.ts'
import { createUpdateMemory } from '../adapters/sqlite/update-memory.ts'
import { readUpdateOrigin } from '../adapters/updates/origin.ts'
import type { LifecyclePart } from '../core/lifecycle.ts'
import { createUpdatesService, type UpdatesService } from '../core/services/updates.ts'
import type { ReleaseFeed, UpdateAbility } from '../core/updates/ports.ts'
import { startUpdateSchedule } from '../core/updates/schedule.ts'
import { createUpdater } from '../core/updates/updater.ts'
import type { Foundation } from './foundation.ts'

/** @param ability what this build can do with a new version */
export function composeUpdates(
  foundation: Foundation,
  ability: UpdateAbility,
): { readonly service: UpdatesService; readonly part: LifecyclePart } {
  const { alarm, clock, events, http, random, settings, version } = foundation
  const origin = readUpdateOrigin(programFolder())
  const memory = createUpdateMemory(foundation.db)
  const feed: ReleaseFeed = {
    // The feed's parser is loaded at the first check, not with the program.
    latest: async (server, channel) => {
      const { createSignedFeed } = await import('../adapters/updates/signed-feed.ts')
      if (origin === null) throw new VigieError('updates_unsupported')
      const { platform, arch } = process
      return createSignedFeed({ http, origin, memory, platform, arch }).latest(server, channel)
    },
  }
  const updater = createUpdater({
    version,
    clock,
    random,
    ability,
    origin,
    feed,
    memory,
    settings: () => settings.read().updates,
    events,
    log: foundation.log.topic('updates'),
  })
  return { service: createUpdatesService({ updater, version, clock }), part: updatesPart() }

  function updatesPart(): LifecyclePart {
    let end = () => {}
    return {
      name: 'updates',
      start: () => {
        updater.follow()
        const unsubscribe = settings.onChange(() => updater.follow())
        const wanted = () => settings.read().updates.enabled
        const stop = startUpdateSchedule({ clock, alarm, wanted, check: updater.check })
        end = () => {
          unsubscribe()
          stop()
        }
      },
      stop: () => end(),
    }
  }
}
