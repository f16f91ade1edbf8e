/** What the first view of Now asks over REST, found by asking it when the panel is built. */

import { createClient } from '../client.ts'
import { FIRST_READS } from '../views/now/reads.ts'
import { restTransport } from './rest.ts'

const ADDRESS = 'http://panel.invalid/'

async function pathsAsked(): Promise<string[]> {
  const asked: string[] = []
  const refuse = (request: Request) => {
    asked.push(request.url.slice(ADDRESS.length))
    return Promise.reject(new Error('only its address is needed'))
  }
  const client = createClient(restTransport(ADDRESS, { token: () => null, language: () => 'en' }, refuse))
  const { signal } = new AbortController()
  await Promise.allSettled([
    ...FIRST_READS.map((read) => read.load(client, signal)),
    client.system.events(undefined, { signal }),
  ])
  return asked
}

/** Below the panel's address, in the order in which they are asked; the stream of events is the last. */
export const firstPaths: readonly string[] = await pathsAsked()
