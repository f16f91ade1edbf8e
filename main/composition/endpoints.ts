/** The listeners of this process: the local socket, always; REST, under `serve` or if the owner enables it. */
import { rmSync } from 'node:fs'
import { createRepeats } from '../adapters/http/idempotency.ts'
import { type EndpointsDeps, openLocalEndpoint } from '../adapters/http/rest-endpoint.ts'
import type { HttpListener } from '../adapters/http/server.ts'
import { createTokenFile, type TokenFile } from '../adapters/http/token.ts'
import { createTokenList, type TokenList } from '../adapters/http/token-list.ts'
import { socketPath } from '../adapters/socket/path.ts'
import { sqliteFirstAnswers } from '../adapters/sqlite/first-answers.ts'
import type { LifecyclePart } from '../core/lifecycle.ts'
import type { Services } from '../core/services/index.ts'
import type { Foundation } from './foundation.ts'
import { composeRestDoor, type RestDoor, type RestPlan } from './rest-door.ts'

/** The listeners of an instance, started and stopped with it. */
export interface Endpoints {
  readonly parts: readonly LifecyclePart[]
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

/** Opens nothing: its parts do when they are started. */
export function composeEndpoints(
  foundation: Foundation,
  services: Services,
  plan: RestPlan,
  { token, tokens }: AccessTokens,
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
  const door = composeRestDoor(foundation, deps('rest'), plan, tokens)
  return { token, door, parts: [localPart(foundation, deps('socket')), door.part] }
}

function localPart(foundation: Foundation, deps: EndpointsDeps): LifecyclePart {
  let open: HttpListener | null = null
  return {
    name: 'local socket',
    start: async () => {
      const path = socketPath(foundation.dataFolder)
      // The lock is held: an existing socket belongs to a process that died.
      if (process.platform !== 'win32') rmSync(path, { force: true })
      open = await openLocalEndpoint(deps, path)
      foundation.store.lock.announce(path)
    },
    stop: () => open?.close(),
  }
}
