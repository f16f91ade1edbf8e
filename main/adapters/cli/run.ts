/** One run in the foreground, with or without a running instance. */

import { Option } from 'commander'
import { jobDefinitionSchema } from '../../../shared/job.ts'
import type { Run } from '../../../shared/run.ts'
import { type Cli, command, type Register } from './base.ts'
import type { CliEnvironment } from './cli-environment.ts'
import { healthOf } from './daemon.ts'
import { assertSucceeded } from './failures.ts'
import { runDetail } from './jobs.ts'
import { changesFrom, collected, type Patch } from './options.ts'
import type { VigieClient } from './vigie-client.ts'
import { runTeller, waitForRun } from './wait.ts'

interface RunOptions {
  readonly profile?: string
  readonly set: readonly string[]
}

/** Adds `run`, which exits with the code of the run's error if the run fails. */
export const register: Register = (program, cli, environment) => {
  command(program, 'run <job>', 'vigie run fear-greed --profile sample --json')
    .option('--profile <profile>')
    .addOption(new Option('--set <path=value>').argParser(collected).default([]))
    .action(async (id: string, { profile, set }: RunOptions) => {
      const named = profile === undefined ? [] : [`settings.profile=${JSON.stringify(profile)}`]
      const changes = changesFrom([...named, ...set], jobDefinitionSchema, {
        language: cli.language,
        group: 'jobs',
      })
      const health = await healthOf(cli)
      if (health === null) await runHere(cli, environment, id, changes)
      else await runThere(cli, id, changes)
    })
}

/** Takes over the data folder for the duration of the run. */
async function runHere(
  cli: Cli,
  environment: CliEnvironment,
  jobId: string,
  changes: Patch['changes'],
): Promise<void> {
  const local = await environment.openLocal(cli.dataFolder, cli.language)
  try {
    const onProgress = runTeller(cli, { endsHere: true })
    await show(cli, local.client, await local.runOnce({ jobId, changes, onProgress, signal: cli.signal }))
  } finally {
    await local.close()
  }
}

/** Lets the instance that owns the data folder run the job; the changes apply to this run only. */
async function runThere(cli: Cli, id: string, changes: Patch['changes']): Promise<void> {
  const client = await cli.instance()
  const { run_id } = await client.jobs.trigger({ id, changes })
  await show(cli, client, await waitForRun(cli, client, run_id))
}

/** Prints the result: the score for an index, the run for other kinds. @throws RunFailure */
async function show(cli: Cli, client: VigieClient, run: Run): Promise<void> {
  assertSucceeded(run)
  if (run.kind !== 'fear-greed') return cli.print(run, () => runDetail(cli, run))
  const profile = run.summary.profile as Parameters<VigieClient['index']['latest']>[0]['profile']
  const found = await client.index.latest({ profile })
  cli.print({ ...found, run_id: run.id }, () => runDetail(cli, run))
}
