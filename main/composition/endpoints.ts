/** The listeners of this process: the local socket, always; REST, under `serve` or if the owner enables it. */
import { rmSync } from 'node:fs'
import { VigieError } from '../../shared/errors.ts'
import { systemProblem } from '../../shared/system-problem.ts'
import { createRepeats } from '../adapters/http/idempotency.ts'
import { type EndpointsDeps, openLocalEndpoint } from '../adapters/http/rest-endpoint.ts'
import type { HttpListener } from '../adapters/http/server.ts'
import { createTokenFile, type TokenFile } from '../adapters/http/token.ts'
import { createTokenList, type TokenList } from '../adapters/http/token-list.ts'
import { socketPath } from '../adapters/socket/path.ts'
import { sqliteFirstAnswers } from '../adapters/sqlite/first-answers.ts'
import type { StartOptions } from '../adapters/sqlite/instance.ts'
import type { LifecyclePart } from '../core/lifecycle.ts'
import type { Services } from '../core/services/index.ts'
import { composeCircumstances } from './circumstances.ts'
import type { Foundation } from './foundation.ts'
import { composeRestDoor, type RestDoor, type RestPlan } from './rest-door.ts'

/** The listeners of an instance, started and stopped with it. */
export interface Endpoints {
  readonly parts: readonly LifecyclePart[]
  /** Started last: who finds the instance finds one that has started as a whole. */
  readonly lastPart: LifecyclePart
  readonly token: TokenFile
  readonly door: Pick<RestDoor, 'url' | 'options' | 'problem' | 'settled'>
}

/** The first token and the named ones. */
export interface AccessTokens {
  readonly token: TokenFile
  readonly tokens: TokenList
}

/** Reads nothing before the first use. */
export function composeTokens({ dataFolder, clock }: Foundation): AccessTokens {
  const token = createTokenFile(dataFolder)
  return { token, tokens: createTokenList(dataFolder, token, clock.now) }
}

const optionsOf = (plan: RestPlan): StartOptions =>
  plan.always
    ? {
        ...(plan.host !== undefined && { host: plan.host }),
        ...(plan.port !== undefined && { port: plan.port }),
        ...(plan.inClear === true && { in_clear: true }),
      }
    : {}

/** Opens nothing: its parts do when they are started. @param isLooking whether the scheduler runs */
export function composeEndpoints(
  foundation: Foundation,
  services: Services,
  plan: RestPlan,
  { token, tokens }: AccessTokens,
  isLooking: () => boolean,
): Endpoints {
  const { log, language, version, db, clock } = foundation
  const repeats = createRepeats(sqliteFirstAnswers(db, clock.now))
  const deps = (topic: string): EndpointsDeps => ({
    services,
    log: log.topic(topic),
    language,
    version,
    repeats,
  })
  const circumstances = composeCircumstances(foundation, isLooking)
  const door = composeRestDoor(foundation, { ...deps('rest'), tokens, circumstances }, plan)
  return {
    token,
    door,
    parts: [tokenPart(token, plan), door.part, localPart(foundation, deps('socket'))],
    lastPart: announcement(foundation, optionsOf(plan)),
  }
}

/** The lock is held: an existing socket belongs to a process that died. @throws VigieError socket_unavailable */
function removeSocket(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    throw new VigieError('socket_unavailable', { path, detail: systemProblem(error) }, { cause: error })
  }
}

/** A server whose first token cannot be used would refuse everybody: it does not start. */
const tokenPart = (token: TokenFile, plan: RestPlan): LifecyclePart => ({
  name: 'token',
  start: () => {
    if (plan.always) token.read()
  },
  stop: () => undefined,
})

/** Clients look for the file in which the socket is announced; a start that failed has told nobody of itself. */
const announcement = ({ dataFolder, store }: Foundation, options: StartOptions): LifecyclePart => ({
  name: 'announcement',
  start: () => store.lock.announce(socketPath(dataFolder), options),
  stop: () => undefined,
})

function localPart(foundation: Foundation, deps: EndpointsDeps): LifecyclePart {
  let open: HttpListener | null = null
  return {
    name: 'local socket',
    start: async () => {
      const path = socketPath(foundation.dataFolder)
      if (process.platform !== 'win32') removeSocket(path)
      open = await openLocalEndpoint(deps, path)
    },
    stop: () => open?.close(),
  }
}
