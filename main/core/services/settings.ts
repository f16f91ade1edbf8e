/** Reads and changes the settings. */
import { type Settings, settingsSchema } from '../../../shared/settings.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { assertCommandsKept } from '../jobs/command/rights.ts'
import { assertNotSecond } from '../jobs/registry.ts'
import type { SettingsPort } from '../ports/settings.ts'
import { assertKnownSettings } from '../settings/known-keys.ts'
import { assertRemovable, type JsonObject, mergeDeep, valueAt, withoutPath } from '../settings/patch.ts'
import type { Caller } from './operation.ts'

/** Operations on the settings. */
export interface SettingsService {
  get(): Settings
  /**
   * Removes what stands at the paths of `unset`, then merges `changes`.
   * @throws VigieError invalid_input naming the field, or why the door cannot be there; then nothing is changed
   */
  update(
    input: { readonly changes?: JsonObject; readonly unset?: readonly string[] },
    caller?: Pick<Caller, 'right'>,
  ): Promise<Settings>
}

/**
 * Reads and changes the settings of an instance.
 * @param assertUsable throws invalid_input for what is valid, but cannot be used on this machine
 * @param doorSettled resolves when the listener is where the settings say, rejects if the change was taken back
 */
export function createSettingsService(
  settings: SettingsPort,
  doorSettled: () => Promise<void>,
  assertUsable: (next: Settings, before: Settings) => void,
): SettingsService {
  return {
    get: () => settings.read(),
    update: async ({ changes = {}, unset = [] }, caller = {}) => {
      const before = settings.read()
      const saved = settings.update((current) => {
        for (const path of unset) {
          if (path === 'jobs' || path.startsWith('jobs.')) throw unusable(path, 'set_by_jobs')
        }
        assertKnownSettings(changes)
        for (const [path, problem] of SET_ELSEWHERE) assertSetElsewhere(path, problem, changes, unset)
        assertRemovable(current as unknown as JsonObject, settingsSchema, { changes, unset })
        const kept = unset.reduce<JsonObject>(
          (value, path) => withoutPath(value, settingsSchema, path),
          current as unknown as JsonObject,
        )
        const changed = mergeDeep(kept, changes)
        const parsed = settingsSchema.safeParse(changed)
        // What is invalid is refused, with its field, where it would be stored.
        if (parsed.success) assertUsable(parsed.data, before)
        if (parsed.success) assertNotSecond(before.jobs, parsed.data.jobs, (id) => `jobs.${id}.kind`)
        assertCommandsKept(current.jobs, (changed.jobs ?? {}) as Settings['jobs'], caller)
        return changed
      })
      if (before.door !== saved.door) await doorSettled()
      return saved
    },
  }
}

/** What other operations check as the settings cannot, with the message that names them. */
const SET_ELSEWHERE = [
  ['notifications.channels', 'set_by_channels'],
  ['notifications.pings', 'set_by_pings'],
] as const

/** @throws VigieError invalid_input */
function assertSetElsewhere(
  place: string,
  problem: (typeof SET_ELSEWHERE)[number][1],
  changes: JsonObject,
  unset: readonly string[],
): void {
  const named = unset.some((path) => path === place || path.startsWith(`${place}.`))
  if (named || valueAt(changes, place) !== undefined) throw unusable(place, problem)
}
