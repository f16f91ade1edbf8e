/** The headless entry point: the application in plain Node, for `vigie serve` and for commands without an instance. */
import packageJson from '../package.json' with { type: 'json' }
import type { Language } from '../shared/vocabulary.ts'
import { nodeScheduleAlarm } from './adapters/alarm/node-schedule.ts'
import type { FailedInstance, LocalClient, ServeOptions, Serving } from './adapters/cli/cli-environment.ts'
import { environmentLanguage } from './adapters/cli/environment-language.ts'
import { timerDelay } from './adapters/clock/delay.ts'
import { systemClock } from './adapters/clock/system.ts'
import { machineConditions } from './adapters/machine/conditions.ts'
import { createNodeTransport } from './adapters/net/node-transport.ts'
import { waitInLittleMemory } from './adapters/process/idle-memory.ts'
import { mayRestart } from './adapters/process/restarts.ts'
import { handleUncaught } from './adapters/process/uncaught.ts'
import { randomWith } from './adapters/random/system.ts'
import { openSecretsFile } from './adapters/secrets/file.ts'
import { sealedWarning } from './adapters/secrets/sealed.ts'
import { openConfSettings } from './adapters/settings/conf.ts'
import { type Application, createApplication } from './application.ts'
import type { Platform } from './composition/platform.ts'
import type { RestPlan } from './composition/rest-door.ts'

/** Longer than stopping takes; then the process ends anyway, ms. */
const STOP_MS = 15_000

/** Runs everything in this process, with the panel. @throws VigieError instance_running | port_in_use | ... */
export async function serve({ dataFolder, console, host, port, inClear }: ServeOptions): Promise<Serving> {
  const place = {
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(inClear && { inClear }),
  }
  const application = open(dataFolder, { always: true, ...place }, console)
  const { stop, stopped } = application
  const failure = endOnException(application)
  await application.start()
  waitInLittleMemory()
  const url = application.url()
  return {
    url,
    token: application.token(),
    stop,
    stopped: stopped.then(() => failure()),
  }
}

/** Stops in order after an uncaught exception. @returns how it ended; null if nothing failed */
function endOnException({ foundation, stop, stopped }: Application): () => FailedInstance | null {
  const { clock, dataFolder, log, random } = foundation
  let failed: FailedInstance | null = null
  const leaveToNode = handleUncaught(process, () => ({
    log,
    reference: () => random.id(),
    onException: (reference) => {
      failed ??= { reference, mayRestart: mayRestart(dataFolder, { clock, log }) }
      setTimeout(() => process.exit(1), STOP_MS).unref()
      void stop()
    },
  }))
  void stopped.then(leaveToNode)
  return () => failed
}

/** Takes over the data folder and answers from this process, without schedule and listeners. */
export async function openLocal(dataFolder: string, language: Language): Promise<LocalClient> {
  const application = open(dataFolder, { always: false }, null)
  return {
    client: application.client(language),
    runOnce: application.runOnce,
    close: application.stop,
  }
}

function open(dataFolder: string, rest: RestPlan, console: Platform['console']): Application {
  return createApplication({
    dataFolder,
    rest,
    environment: process.env,
    version: packageJson.version,
    platform: headlessPlatform(console),
  })
}

/** Plain Node: its network stack, conf, a file for secrets. */
export function headlessPlatform(console: Platform['console']): Platform {
  return {
    clock: systemClock,
    random: (clock) => randomWith(clock.now),
    alarm: nodeScheduleAlarm,
    delay: timerDelay,
    conditions: machineConditions,
    transport: (settings) => createNodeTransport(settings, process.env),
    openSettings: openConfSettings,
    openSecrets: (folder, log) => openSecretsFile(folder, process.env, sealedWarning(log)),
    systemLanguage: () => environmentLanguage(process.env),
    runsAs: 'server',
    console,
  }
}
