/** The listeners of this process: the local socket, always; REST, under `serve` or if the owner enables it. */
import { rmSync } from 'node:fs'
import { assertNotInClear } from '../adapters/http/clear-text.ts'
import { createRepeats } from '../adapters/http/idempotency.ts'
import { type EndpointsDeps, openLocalEndpoint, openRestEndpoint } from '../adapters/http/rest-endpoint.ts'
import type { HttpListener } from '../adapters/http/server.ts'
import { createTokenFile, type TokenFile } from '../adapters/http/token.ts'
import { createTokenList, type TokenList } from '../adapters/http/token-list.ts'
import { socketPath } from '../adapters/socket/path.ts'
import { sqliteFirstAnswers } from '../adapters/sqlite/first-answers.ts'
import type { Part } from '../core/lifecycle.ts'
import type { Services } from '../core/services/index.ts'
import type { Foundation } from './foundation.ts'

/** Where REST listens: always, at the given address instead of the configured one; or as configured. */
export type RestPlan =
  | { readonly always: true; readonly host?: string; readonly port?: number; readonly inClear?: boolean }
  | { readonly always: false }

/** The listeners of an instance, started and stopped with it. */
export interface Endpoints {
  readonly parts: readonly Part[]
  readonly token: TokenFile
  /** Address of the REST listener; null while it is closed. */
  readonly url: () => string | null
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
  const rest = restPart(foundation, deps('rest'), plan, tokens)
  return { token, url: rest.url, parts: [localPart(foundation, deps('socket')), rest.part] }
}

function localPart(foundation: Foundation, deps: EndpointsDeps): Part {
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

function restPart(foundation: Foundation, deps: EndpointsDeps, plan: RestPlan, tokens: TokenList) {
  const { panelFolder } = foundation
  const { log } = deps
  const endpoint = () => foundation.settings.read().door
  let open: HttpListener | null = null
  let url: string | null = null
  let unsubscribe = () => {}
  let following = Promise.resolve()

  async function start(): Promise<void> {
    if (!plan.always && !endpoint().rest_enabled) return
    const host = (plan.always ? plan.host : undefined) ?? endpoint().host
    const port = (plan.always ? plan.port : undefined) ?? endpoint().port
    assertNotInClear(host, (plan.always && plan.inClear === true) || endpoint().allow_clear)
    open = await openRestEndpoint({ ...deps, panelFolder, tokens, door: endpoint }, host, port)
    url = `http://${host.includes(':') ? `[${host}]` : host}:${open.port}/`
    log.info('The REST door is open.', { url })
  }

  async function stop(): Promise<void> {
    const closing = open
    open = null
    url = null
    await closing?.close()
  }

  /**
   * The owner switched it on or off, or changed its address. Changes run one after the other: a listener that
   * is opening cannot be closed yet.
   */
  function follow(): void {
    following = following.then(async () => {
      try {
        await stop()
        await start()
      } catch (error) {
        log.error('The REST door could not be opened.', { error })
      }
    })
  }

  const part: Part = {
    name: 'REST door',
    start: async () => {
      await start()
      unsubscribe = foundation.settings.onChange(({ door: now }, { door: before }) => {
        const moved = now.host !== before.host || now.port !== before.port
        if (moved || now.rest_enabled !== before.rest_enabled) follow()
      })
    },
    stop: async () => {
      unsubscribe()
      await following
      await stop()
    },
  }
  return { part, url: () => url }
}
