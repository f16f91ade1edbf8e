/** Checks for new versions, downloads them, and publishes the state. Never part of the startup. */
import { VigieError } from '../../../shared/errors.ts'
import type { Settings } from '../../../shared/settings.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import type { Clock } from '../ports/clock.ts'
import type { Events } from '../ports/events.ts'
import type { Log } from '../ports/log.ts'
import type { Random } from '../ports/random.ts'
import { requireFresh } from './fresh.ts'
import type {
  Installer,
  OfferedRelease,
  ReleaseFeed,
  UpdateAbility,
  UpdateMemory,
  UpdateOrigin,
} from './ports.ts'
import { firstState, nextState, type UpdateEvent, type UpdateProblem, type UpdateState } from './state.ts'
import { compareVersions, parseVersion } from './version.ts'

/** What checking and installing new versions needs. */
export interface UpdaterDeps {
  readonly ability: UpdateAbility
  /** Null if the build names no publisher. */
  readonly origin: UpdateOrigin | null
  readonly feed: ReleaseFeed
  readonly memory: UpdateMemory
  readonly version: string
  readonly settings: () => Settings['updates']
  readonly clock: Clock
  readonly random: Pick<Random, 'id'>
  readonly events: Events
  readonly log: Log
}

/** Checks for newer versions, downloads them and installs them at the next quit. */
export interface Updater {
  state(): UpdateState
  /** The server for new versions; null if there is none. */
  server(): string | null
  /** Takes over from the settings whether checks are on, and for which channel. */
  follow(): void
  /** Checks now; a second call meanwhile waits for the first. Never throws: errors are in the state. */
  check(): Promise<void>
  /** @throws VigieError update_not_ready */
  install(): void
}

/** Does nothing before `check`. */
export function createUpdater(deps: UpdaterDeps): Updater {
  const { ability, origin, clock, log } = deps
  const unsupported = ability.kind === 'npm' ? 'npm' : origin === null ? 'no_server' : null
  let state = firstState(unsupported, deps.settings().enabled)
  let looking: Promise<void> | null = null

  function apply(event: UpdateEvent): void {
    const before = state
    state = nextState(state, event)
    if (state !== before) deps.events.publish({ type: 'update', state: state.phase.name })
  }

  const server = () => (unsupported === null ? deps.settings().server || (origin?.server ?? null) : null)

  async function look(): Promise<void> {
    const address = server()
    if (address === null || state.phase.name === 'ready') return
    apply({ type: 'checking' })
    try {
      const release = await believed(address)
      if (isNewer(release.version, deps.version)) await offer(release)
      else apply({ type: 'no_newer', at: clock.now() })
    } catch (error) {
      const problem = problemOf(error, deps.random)
      log.warn('Looking for a new version failed.', { ...problem.params, error })
      apply({ type: 'failed', problem })
    }
  }

  /** @throws VigieError of the feed | update_expired | update_rolled_back */
  async function believed(address: string): Promise<OfferedRelease> {
    const { channel } = deps.settings()
    const release = await deps.feed.latest(address, channel)
    requireFresh(release, deps.memory.seen(channel), clock.now())
    deps.memory.accept(channel, release)
    return release
  }

  function follow(): void {
    const { enabled, channel } = deps.settings()
    deps.memory.watch(enabled && unsupported === null ? channel : null, clock.now())
    apply({ type: 'wanted', wanted: enabled })
  }

  async function offer(release: OfferedRelease): Promise<void> {
    const fetched = ability.kind === 'itself'
    log.info('There is a new version.', { version: release.version })
    apply({ type: 'newer', version: release.version, at: clock.now(), fetched })
    if (ability.kind !== 'itself') return
    await fetchRelease(ability.installer, release, (fraction) => apply({ type: 'progress', fraction }))
    apply({ type: 'fetched' })
  }

  function check(): Promise<void> {
    looking ??= look().finally(() => {
      looking = null
    })
    return looking
  }

  return {
    state: () => state,
    server,
    follow,
    check,
    install: () => {
      if (ability.kind !== 'itself' || state.phase.name !== 'ready') throw new VigieError('update_not_ready')
      ability.installer.install()
    },
  }
}

/** @throws VigieError update_damaged if nothing more specific is known */
async function fetchRelease(
  installer: Installer,
  release: OfferedRelease,
  progress: (fraction: number) => void,
): Promise<void> {
  try {
    await installer.download(release, progress)
  } catch (error) {
    if (error instanceof VigieError) throw error
    const detail = systemProblem(error)
    throw new VigieError('update_damaged', { version: release.version, detail }, { cause: error })
  }
}

/** An invalid version is not newer. */
function isNewer(offered: string, running: string): boolean {
  const [a, b] = [parseVersion(offered), parseVersion(running)]
  return a !== null && b !== null && compareVersions(a, b) > 0
}

function problemOf(error: unknown, random: UpdaterDeps['random']): UpdateProblem {
  if (error instanceof VigieError) return { code: error.code, params: error.params }
  return { code: 'internal', params: { reference: random.id() } }
}
