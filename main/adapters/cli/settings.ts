/** Every setting by its dotted path: read, set, unset; and the same of one job. */
import type { Command } from 'commander'
import type { DoorOption } from '../../../shared/contract/system.ts'
import { type Job, jobDefinitionSchema } from '../../../shared/job.ts'
import { knownPlace } from '../../../shared/setting-path.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { type JsonObject, valueAt } from '../../core/settings/patch.ts'
import { type Cli, command, group, type Register } from './base.ts'
import { pairs } from './formatting.ts'
import { patchFrom } from './options.ts'
import type { VigieClient } from './vigie-client.ts'

/** Adds `settings`. Reading and changing work without an instance. */
export const register: Register = (program, cli) => {
  const settings = group(program, 'settings')
  command(settings, 'get [path]', 'vigie settings get door.port').action(async (path?: string) => {
    if (path !== undefined) knownPlace(settingsSchema, path)
    const all = await (await cli.anywhere()).settings.get()
    show(cli, all, path === undefined ? [] : [path])
  })
  command(
    settings,
    'set <path=value...>',
    'vigie settings set notifications.quiet_hours.from=21:00 storage.log_days=30',
  ).action(async (assignments: readonly string[]) => {
    const patch = patchFrom(assignments, settingsSchema, { language: cli.language, group: 'settings' })
    for (const path of pathsOf(assignments)) knownPlace(settingsSchema, path)
    await change(cli, patch, pathsOf(assignments))
  })
  command(settings, 'unset <path...>', 'vigie settings unset storage.log_days').action(
    async (unset: readonly string[]) => change(cli, { unset: [...unset] }, unset),
  )
}

/** Changes the settings, and says of those of the door if an option of the start decides instead of them for now. */
async function change(cli: Cli, input: SettingsInput, paths: readonly string[]): Promise<void> {
  const client = await cli.anywhere()
  show(cli, await client.settings.update(input), paths)
  if (!paths.some((path) => path === 'door' || path.startsWith('door.'))) return
  // An instance of an earlier version does not report it.
  const { door_options = [] } = await client.system.about()
  const concerned = door_options.filter((option) =>
    paths.some((path) => path === 'door' || path === DECIDED[option]),
  )
  const options = concerned.map((option) => `--${option.replace('_', '-')}`).join(', ')
  if (options !== '') cli.note(cli.say('door_ordered', { options }))
}

type SettingsInput = Parameters<VigieClient['settings']['update']>[0]

const DECIDED: Readonly<Record<DoorOption, string>> = {
  host: 'door.host',
  port: 'door.port',
  in_clear: 'door.allow_clear',
}

/** Adds `set` and `unset` to the commands of jobs. */
export function registerJobSettings(jobs: Command, cli: Cli): void {
  const changed = (job: Job, paths: readonly string[]) =>
    cli.print(job, ({ definition }) => lines(definition, paths))
  command(
    jobs,
    'set <job> <path=value...>',
    'vigie jobs set fear-greed settings.profile=us deadline_seconds=120',
  ).action(async (id: string, assignments: readonly string[]) => {
    const patch = patchFrom(assignments, jobDefinitionSchema, { language: cli.language, group: 'jobs' })
    changed(await (await cli.instance()).jobs.configure({ id, ...patch }), pathsOf(assignments))
  })
  command(jobs, 'unset <job> <path...>', 'vigie jobs unset analysis settings.body.triggerExecution').action(
    async (id: string, unset: readonly string[]) =>
      changed(await (await cli.instance()).jobs.configure({ id, unset: [...unset] }), unset),
  )
}

const pathsOf = (assignments: readonly string[]): readonly string[] =>
  assignments.map((assignment) => assignment.split('=', 1).join(''))

/** Prints the settings at some paths, or all of them; with `--json` the value at one path, or the whole. */
function show(cli: Cli, settings: object, paths: readonly string[]): void {
  const [only, ...others] = paths
  const value = only === undefined || others.length > 0 ? settings : valueAt(settings as JsonObject, only)
  cli.print(value ?? null, () => lines(settings, paths))
}

const lines = (whole: object, paths: readonly string[]): string =>
  pairs(
    paths.length === 0
      ? leaves(whole, '')
      : paths.flatMap((path) => leaves(valueAt(whole as JsonObject, path), path)),
  )

/** The values under a path, each with its own; a dash if there is none. */
function leaves(value: unknown, path: string): readonly (readonly [string, string])[] {
  const inner =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
  if (inner.length > 0)
    return inner.flatMap(([name, one]) => leaves(one, path === '' ? name : `${path}.${name}`))
  return [[path, value === undefined ? '-' : typeof value === 'string' ? value : JSON.stringify(value)]]
}
