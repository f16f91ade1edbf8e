/** Checks whether the running program is the one on disk, which is that of this command. */
import type { Cli } from './base.ts'
import type { UnnamedCheckResult } from './check-result.ts'
import { healthOf } from './daemon.ts'

/** @param version of this command */
export async function programCheckup(cli: Cli, version: string): Promise<UnnamedCheckResult> {
  if ((await healthOf(cli)) === null) return { state: 'ok', detail: version, remedy: null }
  const { version: running, restart_needed: replaced } = await (await cli.instance()).system.about()
  const remedy = cli.say('doctor.log_restart')
  if (running !== version)
    return { state: 'warn', detail: cli.say('doctor.program_other', { running, disk: version }), remedy }
  if (replaced) return { state: 'warn', detail: cli.say('doctor.program_replaced'), remedy }
  return { state: 'ok', detail: cli.say('doctor.program_same', { version }), remedy: null }
}
