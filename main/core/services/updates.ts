/** The service for updates. */

import type { UpdatesView } from '../../../shared/contract/updates.ts'
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import type { Clock } from '../ports/clock.ts'
import { needsHand, type UpdatePhase, type UpdateState, versionOf } from '../updates/state.ts'
import type { Updater } from '../updates/updater.ts'

/** Operations on updates: state, check, install. */
export interface UpdatesService {
  get(): Unlocalized<UpdatesView>
  /** @throws VigieError updates_unsupported */
  check(): Promise<Unlocalized<UpdatesView>>
  /** @throws VigieError update_not_ready */
  install(): { message: LocalizableMessage }
}

/** What the procedures of `updates` show and ask. */
export interface UpdatesServiceDeps {
  readonly updater: Updater
  readonly version: string
  readonly clock: Clock
}

/** @throws (from check) VigieError updates_unsupported; (from install) update_not_ready */
export function createUpdatesService(deps: UpdatesServiceDeps): UpdatesService {
  const { updater, version, clock } = deps

  function get(): Unlocalized<UpdatesView> {
    const state = updater.state()
    const { phase, checkedAt, failures } = state
    return {
      state: phase.name,
      message: messageOf(phase, version),
      current_version: version,
      version: versionOf(phase),
      fraction: phase.name === 'downloading' ? phase.fraction : null,
      checked_at: checkedAt === null ? null : toInstant(checkedAt, clock.zone()),
      problem:
        phase.name === 'failed' ? { code: phase.problem.code, message: messageOf(phase, version) } : null,
      failures,
      by_hand: needsHand(state) ? byHand(state, updater.server()) : null,
    }
  }

  return {
    get,
    check: async () => {
      if (updater.server() === null) throw new VigieError('updates_unsupported')
      await updater.check()
      return get()
    },
    install: () => {
      updater.install()
      return { message: messageOf(updater.state().phase, version) }
    },
  }
}

function messageOf(phase: UpdatePhase, current: string): LocalizableMessage {
  switch (phase.name) {
    case 'failed':
      return { messageKey: phase.problem.code, params: phase.problem.params }
    case 'unsupported':
      return { messageKey: `updates.unsupported.${phase.reason}` }
    case 'downloading':
      return {
        messageKey: 'updates.downloading',
        params: { version: phase.version, percent: Math.floor(phase.fraction * 100) },
      }
    case 'available':
    case 'ready':
      return { messageKey: `updates.${phase.name}`, params: { version: phase.version } }
    default:
      return { messageKey: `updates.${phase.name}`, params: { current } }
  }
}

function byHand({ phase }: UpdateState, server: string | null): Unlocalized<UpdatesView['by_hand']> {
  const npm = phase.name === 'unsupported' && phase.reason === 'npm'
  return { how: { messageKey: npm ? 'updates.by_hand.npm' : 'updates.by_hand.package' }, url: server }
}
