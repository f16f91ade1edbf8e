/** The service for updates. */
import type { Updates } from '../../../shared/contract/updates.ts'
import { errorSentence, VigieError } from '../../../shared/errors.ts'
import { toInstant } from '../../../shared/instant.ts'
import { translate } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Clock } from '../ports/clock.ts'
import { needsHand, type Phase, type UpdateState, versionOf } from '../updates/state.ts'
import type { Updater } from '../updates/updater.ts'

export interface UpdatesService {
  /** @param language of the messages */
  get(language: Language): Updates
  /** @throws VigieError updates_unsupported */
  check(language: Language): Promise<Updates>
  /** @throws VigieError update_not_ready */
  install(language: Language): { message: string }
}

export interface UpdatesServiceDeps {
  readonly updater: Updater
  readonly version: string
  readonly clock: Clock
}

/** @throws (from check) VigieError updates_unsupported; (from install) update_not_ready */
export function createUpdatesService(deps: UpdatesServiceDeps): UpdatesService {
  const { updater, version, clock } = deps

  function get(language: Language): Updates {
    const state = updater.state()
    const { phase, checkedAt, failures } = state
    return {
      state: phase.name,
      message: messageOf(phase, version, language),
      current_version: version,
      version: versionOf(phase),
      fraction: phase.name === 'downloading' ? phase.fraction : null,
      checked_at: checkedAt === null ? null : toInstant(checkedAt, clock.zone()),
      problem:
        phase.name === 'failed'
          ? { code: phase.problem.code, message: messageOf(phase, version, language) }
          : null,
      failures,
      by_hand: needsHand(state) ? byHand(state, updater.server(), language) : null,
    }
  }

  return {
    get,
    check: async (language) => {
      if (updater.server() === null) throw new VigieError('updates_unsupported')
      await updater.check()
      return get(language)
    },
    install: (language) => {
      updater.install()
      return { message: messageOf(updater.state().phase, version, language) }
    },
  }
}

function messageOf(phase: Phase, current: string, language: Language): string {
  switch (phase.name) {
    case 'failed':
      return errorSentence(phase.problem.code, phase.problem.params, language)
    case 'unsupported':
      return translate(language, `updates.unsupported.${phase.reason}`)
    case 'downloading':
      return translate(language, 'updates.downloading', {
        version: phase.version,
        percent: Math.floor(phase.fraction * 100),
      })
    case 'available':
    case 'ready':
      return translate(language, `updates.${phase.name}`, { version: phase.version })
    default:
      return translate(language, `updates.${phase.name}`, { current })
  }
}

function byHand({ phase }: UpdateState, server: string | null, language: Language): Updates['by_hand'] {
  const npm = phase.name === 'unsupported' && phase.reason === 'npm'
  return { how: translate(language, npm ? 'updates.by_hand.npm' : 'updates.by_hand.package'), url: server }
}
