/** The publisher's keys: several, replaced by lists that the keys before sign, stolen and forgotten. */
import { describe, expect, it } from 'vitest'
import { envelopeOf } from '../../../scripts/publish/keys.ts'
import { checking } from '../../helpers/update-checker.ts'
import { updateMemory } from '../../helpers/update-memory.ts'
import { keyPair, publisher, stranger } from '../../servers/updates.ts'

describe('the keys of the publisher', () => {
  const [second, third] = [keyPair(), keyPair()]
  const listOf = (number: number, keys: readonly string[], ...signing: Parameters<typeof envelopeOf>[1]) =>
    envelopeOf({ type: 'keys', number, keys }, signing)
  const first = listOf(1, [publisher.publicKey, second.publicKey], publisher.privateKey)
  const next = listOf(2, [second.publicKey], second.privateKey)
  const last = listOf(3, [third.publicKey], second.privateKey, third.privateKey)
  const files = { 'keys-1.json': first, 'keys-2.json': next, 'keys-3.json': last }

  it('are followed over several changes, each announced by a key of the list before', async () => {
    const { asked, check, memory } = await checking({ version: '2.0.0', signedBy: [third.privateKey], files })
    expect(await check()).toBe('available')
    expect(asked).toEqual([
      '/keys-1.json',
      '/keys-2.json',
      '/keys-3.json',
      '/keys-4.json',
      '/latest-linux.json',
    ])
    expect(memory.keyLists()).toEqual([first, next, last])
  })

  it('that were left out are believed no more, also if the server hides the lists afterwards', async () => {
    const { check, offer } = await checking({ version: '2.0.0', signedBy: [third.privateKey], files })
    expect(await check()).toBe('available')
    offer({ version: '3.0.0', signedBy: [publisher.privateKey] })
    expect(await check()).toBe('update_unsigned')
    offer({ version: '3.0.0', signedBy: [second.privateKey] })
    expect(await check()).toBe('update_unsigned')
  })

  it('end what a stolen key signed beyond all versions: with a new list, the publisher is heard again', async () => {
    const { check, offer } = await checking({
      version: '9999.0.0',
      described: { issued: '2026-11-22T08:00:00Z' },
    })
    expect(await check()).toBe('available')
    offer({ version: '2.0.0', described: { issued: '2026-11-22T09:00:00Z' } })
    expect(await check()).toBe('update_rolled_back')
    const without = listOf(1, [second.publicKey], publisher.privateKey, second.privateKey)
    offer({ version: '2.0.0', signedBy: [second.privateKey], files: { 'keys-1.json': without } })
    expect(await check()).toBe('available')
  })

  it('may be several, and one signature of any of them is enough', async () => {
    const keys = [publisher.publicKey, second.publicKey]
    for (const signedBy of [[second.privateKey], [stranger.privateKey, publisher.privateKey]]) {
      const { check } = await checking({ version: '2.0.0', signedBy }, { keys })
      expect(await check()).toBe('available')
    }
  })

  it('are not replaced by a list whose new keys sign nothing, nor by one that leaves a number out', async () => {
    const unproven = listOf(1, [second.publicKey], publisher.privateKey)
    expect(await (await checking({ version: '2.0.0', files: { 'keys-1.json': unproven } })).check()).toBe(
      'update_unsigned',
    )
    const jumped = listOf(2, [publisher.publicKey], publisher.privateKey)
    expect(await (await checking({ version: '2.0.0', files: { 'keys-1.json': jumped } })).check()).toBe(
      'update_unsigned',
    )
  })

  it('are those of a later package, which does not ask for the lists before it', async () => {
    const memory = updateMemory()
    memory.keepKeyList(1, first)
    const { asked, check } = await checking(
      { version: '2.0.0', signedBy: [second.privateKey] },
      { memory, keys: [second.publicKey], keysNumber: 2 },
    )
    expect(await check()).toBe('available')
    expect(asked).toEqual(['/keys-3.json', '/latest-linux.json'])
  })

  it('do not grow by what somebody wrote into the database', async () => {
    const memory = updateMemory()
    memory.keepKeyList(1, listOf(1, [stranger.publicKey], stranger.privateKey))
    const { check } = await checking({ version: '2.0.0', signedBy: [stranger.privateKey] }, { memory })
    expect(await check()).toBe('update_unsigned')
  })

  it.each([
    [
      'an RSA key',
      'MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==',
    ],
    ['no key', 'bm90IGEga2V5'],
  ])('are Ed25519: a list with %s is refused', async (_, key) => {
    const list = listOf(1, [publisher.publicKey, key], publisher.privateKey)
    const { check } = await checking({ version: '2.0.0', files: { 'keys-1.json': list } })
    expect(await check()).toBe('update_unreadable')
  })

  it('end: a server that always has one more list is refused', async () => {
    const { asked, check } = await checking({
      version: '2.0.0',
      instead: (path, response) => {
        const number = Number(/^\/keys-(\d+)\.json$/.exec(path)?.[1])
        if (Number.isNaN(number)) return false
        response.end(listOf(number, [publisher.publicKey], publisher.privateKey))
        return true
      },
    })
    expect(await check()).toBe('update_unsigned')
    expect(asked).toHaveLength(32)
  })
})
