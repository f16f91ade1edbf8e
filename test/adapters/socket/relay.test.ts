/** The window's calls passed on to a real instance, over its real socket. */

import { getEventMeta } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { folderClient } from '../../../main/adapters/socket/client.ts'
import { relayRouter } from '../../../main/adapters/socket/relay.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { contract } from '../../../shared/contract/index.ts'
import type { VigieEvent } from '../../../shared/events.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { startInstance } from '../../helpers/instance.ts'
import { silentLog } from '../../helpers/silent-log.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

async function relayed(folder = tempFolder()) {
  const owner: { language: Language } = { language: 'en' }
  const instance = await startInstance(folder, { network: false })
  onTestFinished(instance.stop)
  const language = () => owner.language
  const setting = () => ({ language: language(), log: silentLog(), reference: () => 'window' })
  const router = relayRouter(folderClient(folder, language), setting)
  const client = createRouterClient(router, {}) as unknown as ContractRouterClient<Contract>
  return { owner, instance, client }
}

/** Returns the next event of a type; others, such as the first score, may come before it. */
async function nextOf(events: AsyncIterable<VigieEvent>, type: VigieEvent['type']): Promise<VigieEvent> {
  const iterator = events[Symbol.asyncIterator]()
  for (let tries = 0; tries < 20; tries++) {
    const { value } = await iterator.next()
    if (value?.type === type) return value
  }
  throw new Error(`no event ${type}`)
}

describe('the relay', () => {
  test('has every procedure of the contract', () => {
    const client = folderClient(tempFolder(), () => 'en')
    const setting = () => ({ language: 'en' as const, log: silentLog(), reference: () => 'window' })
    const names = (part: object): unknown =>
      '~orpc' in part
        ? 'procedure'
        : Object.fromEntries(Object.entries(part).map(([name, each]) => [name, names(each)]))
    expect(names(relayRouter(client, setting))).toEqual(names(contract))
  })

  test('answers what the instance answers', async () => {
    const { client, instance } = await relayed()
    const direct = instance.application.client('en')
    expect(await client.jobs.list()).toEqual(await direct.jobs.list())
    expect(await client.alerts.list({ limit: 5 })).toEqual(await direct.alerts.list({ limit: 5 }))
  })

  test('changes what the window changes', async () => {
    const { client, instance } = await relayed()
    await client.settings.update({ changes: { appearance: { theme: 'dark' } } })
    expect(instance.application.foundation.settings.read().appearance.theme).toBe('dark')
  })

  test('hands on a refusal with its code, status and sentence, in the language of each call', async () => {
    const { client, owner } = await relayed()
    await expect(client.jobs.trigger({ id: 'nobody' })).rejects.toMatchObject({
      code: 'job_not_found',
      status: 404,
      message: expect.stringContaining('There is no job'),
      data: { params: { id: 'nobody' } },
    })
    owner.language = 'fr'
    await expect(client.jobs.trigger({ id: 'nobody' })).rejects.toThrow('Il n’y a pas de tâche')
  })

  test('hands on events with their ids, and goes on from an id', async () => {
    const { client, instance } = await relayed()
    const end = new AbortController()
    const events = await client.system.events(undefined, { signal: end.signal })
    instance.application.foundation.events.publish({ type: 'occupations', code: 'A' })
    const first = await nextOf(events, 'occupations')
    const lastEventId = getEventMeta(first)?.id
    expect(first).toMatchObject({ code: 'A' })
    expect(lastEventId).toEqual(expect.any(String))
    end.abort()
    instance.application.foundation.events.publish({ type: 'occupations', code: 'B' })
    const later = await client.system.events(undefined, { lastEventId })
    expect(await nextOf(later, 'occupations')).toMatchObject({ code: 'B' })
    await later.return?.()
  })

  test('says in the owner’s language that nobody runs', async () => {
    const { client, instance, owner } = await relayed()
    await instance.stop()
    owner.language = 'fr'
    await expect(client.jobs.list()).rejects.toMatchObject({
      code: 'not_running_instance',
      message: expect.stringContaining('Vigie'),
    })
  })
})
