import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestEndpoint, type TestEndpoint } from '../../helpers/test-endpoint.ts'

let endpoint: TestEndpoint
beforeEach(async () => {
  endpoint = await openTestEndpoint()
})
afterEach(() => endpoint.close())

/** Sends a request as no browser and no `fetch` would. */
function raw(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(endpoint.url, { path, headers, setHost: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}
const bearer = () => ({ authorization: `Bearer ${endpoint.token}` })

describe('who may enter', () => {
  it('answers whoever has the token', async () => {
    const answer = await endpoint.ask('/api/v1/health')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ status: 'ok', version: '0.0.0' })
  })

  it.each(['bearer', 'BEARER  '])('takes the token after %j, as HTTP writes a scheme', async (scheme) => {
    const headers = { authorization: `${scheme} ${endpoint.token}` }
    expect((await fetch(`${endpoint.url}/api/v1/health`, { headers })).status).toBe(200)
  })

  it('answers HEAD as it answers GET, without the body', async () => {
    const asked = await endpoint.ask('/api/v1/health', { method: 'HEAD' })
    expect([asked.status, await asked.text()]).toEqual([200, ''])
    expect(asked.headers.get('etag')).toBe((await endpoint.ask('/api/v1/health')).headers.get('etag'))
    expect((await endpoint.ask('/api/v1/nosuch', { method: 'HEAD' })).status).toBe(404)
    expect((await endpoint.ask('/api/v1/events', { method: 'HEAD' })).status).toBe(200)
  })

  it('answers without the version in the path, as the older callers write it', async () => {
    expect((await endpoint.ask('/api/health')).status).toBe(200)
  })

  it.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['another scheme', { authorization: 'Basic dmlnaWU6dmlnaWU=' }],
  ])('refuses %s', async (_name, headers) => {
    const answer = await fetch(`${endpoint.url}/api/v1/health`, { headers })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    expect(await answer.json()).toMatchObject({
      code: 'unauthorized',
      remedy: expect.stringContaining('vigie token'),
    })
  })

  it.each(['', '127.0.0.1:8787:1', 'a b'])('refuses the malformed host "%s"', async (host) => {
    expect([400, 403]).toContain((await raw('/api/v1/health', { host, ...bearer() })).status)
  })

  it.each(['vigie.example', 'vigie.example:8787', '127.0.0.1.evil.example'])(
    'refuses the foreign host "%s" even with the token',
    async (host) => {
      const answer = await raw('/api/v1/health', { host, ...bearer() })
      expect(answer.status).toBe(403)
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'forbidden' })
    },
  )

  it('refuses the foreign host of a whole address, whatever the header says', async () => {
    const { host } = new URL(endpoint.url)
    const answer = await raw('http://evil.example/api/v1/health', { host, ...bearer() })
    expect(answer.status).toBe(403)
    expect((await raw(`http://${host}/api/v1/health`, { host, ...bearer() })).status).toBe(200)
  })

  it.each(['https://evil.example', 'http://localhost:3000', 'null', 'http://127.0.0.1'])(
    'refuses the foreign origin "%s" even with the token',
    async (origin) => {
      const answer = await endpoint.ask('/api/v1/health', { headers: { origin } })
      expect(answer.status).toBe(403)
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  it('answers its own pages', async () => {
    expect((await endpoint.ask('/api/v1/health', { headers: { origin: endpoint.url } })).status).toBe(200)
  })

  it('refuses a foreign host before it looks at the panel', async () => {
    expect((await raw('/', { host: 'evil.example' })).status).toBe(403)
  })

  it('answers under a name that the owner allowed', async () => {
    await endpoint.close()
    endpoint = await openTestEndpoint({ allowed_hosts: ['vigie.home'] })
    expect((await raw('/api/v1/health', { host: 'vigie.home:8787', ...bearer() })).status).toBe(200)
  })
})

describe('what it refuses', () => {
  const patch = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    endpoint.ask('/api/v1/settings', { method: 'PATCH', body, headers })

  it('names the field that does not parse', async () => {
    const answer = await patch('{"changes":{"door":{"port":70000}}}')
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      type: 'urn:vigie:problem:invalid_input',
      status: 400,
      code: 'invalid_input',
      field: 'door.port',
      reference: answer.headers.get('x-request-id'),
    })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  it('speaks the language of the caller', async () => {
    const answer = await patch('{"changes":1}', {
      'content-type': 'application/json',
      'accept-language': 'de, fr-FR;q=0.9, en;q=0.5',
    })
    expect((await answer.json()).detail).toBe(
      'Valeur non valide pour «\u00a0changes\u00a0»\u00a0: il faut un objet aux champs nommés.',
    )
  })

  it.each([
    ['cut JSON', '{"changes":', 'application/json'],
    ['no JSON', 'hello', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['nothing', '', 'application/json'],
  ])('refuses %s as a body', async (_name, body, type) => {
    const answer = await patch(body, { 'content-type': type })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'invalid_input' })
  })

  it('refuses a body larger than a megabyte', async () => {
    const answer = await patch(JSON.stringify({ changes: { note: 'x'.repeat(1_100_000) } }))
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: 'request_too_large' })
  })

  it('refuses a large body that hides its length', async () => {
    const chunk = new Uint8Array(200_000).fill(120)
    const body = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 10; sent += 1) controller.enqueue(chunk)
        controller.close()
      },
    })
    const answer = await endpoint.ask('/api/v1/settings', {
      method: 'PATCH',
      body,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    } as RequestInit)
    expect(answer.status).toBe(413)
  })

  it.each([
    ['GET', '/api/v1/nothing'],
    ['GET', '/api/v2/health'],
    ['POST', '/'],
    ['GET', '/../../etc/passwd'],
  ])('says that there is no operation %s %s', async (method, path) => {
    const answer = await endpoint.ask(path, { method })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'no_such_operation' })
  })

  it('keeps what went wrong inside to its log, and gives the reference', async () => {
    const answer = await endpoint.ask('/api/v1/about')
    expect(answer.status).toBe(500)
    const body = await answer.json()
    expect(body).toMatchObject({ code: 'internal', reference: answer.headers.get('x-request-id') })
    expect(JSON.stringify(body)).not.toContain('fire')
  })

  it('refuses more requests than allowed, and says when to come back', async () => {
    await endpoint.close()
    endpoint = await openTestEndpoint({ requests_per_minute: 10 })
    const answers = await Promise.all(Array.from({ length: 12 }, () => endpoint.ask('/api/v1/health')))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(2)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answers[0]?.headers.get('ratelimit-limit')).toBe('10')
    expect(answers[0]?.headers.get('ratelimit-remaining')).toBe('9')
  })
})

it('lets anybody open the panel as often as they like', async () => {
  await endpoint.close()
  endpoint = await openTestEndpoint({ requests_per_minute: 10 })
  mkdirSync(`${endpoint.folder}/panel`)
  writeFileSync(`${endpoint.folder}/panel/index.html`, '<title>Vigie</title>')
  const files = Array.from({ length: 30 }, () => fetch(`${endpoint.url}/`).then(({ status }) => status))
  expect(new Set(await Promise.all(files))).toEqual(new Set([200]))
})

describe('what it answers', () => {
  it('gives each answer an id and keeps browsers on a short lead', async () => {
    const { headers } = await endpoint.ask('/api/v1/health')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('does not send again what the caller has', async () => {
    const etag = (await endpoint.ask('/api/v1/settings')).headers.get('etag') ?? ''
    const again = await endpoint.ask('/api/v1/settings', { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  it('sends again what has changed', async () => {
    const etag = (await endpoint.ask('/api/v1/settings')).headers.get('etag') ?? ''
    const body = JSON.stringify({ changes: { appearance: { theme: 'dark' } } })
    await endpoint.ask('/api/v1/settings', {
      method: 'PATCH',
      body,
      headers: { 'content-type': 'application/json' },
    })
    const again = await endpoint.ask('/api/v1/settings', { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(200)
    expect((await again.json()).appearance.theme).toBe('dark')
  })
})

describe('a slow caller', () => {
  it('keeps nobody else waiting', async () => {
    const { port } = new URL(endpoint.url)
    const slow = connect(Number(port), '127.0.0.1')
    slow.write(`PATCH /api/v1/settings HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{`)
    expect((await endpoint.ask('/api/v1/health')).status).toBe(200)
    slow.destroy()
  })

  it('that goes away before its body is whole is no failure of Vigie', async () => {
    const { port } = new URL(endpoint.url)
    const leaving = connect(Number(port), '127.0.0.1')
    const head = `PATCH /api/v1/settings HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${endpoint.token}`
    leaving.write(`${head}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`)
    await expect.poll(async () => (await endpoint.ask('/api/v1/health')).status).toBe(200)
    leaving.destroy()
    await expect
      .poll(() => endpoint.log.lines.map(({ message }) => message))
      .toContain('The caller went away.')
    expect(endpoint.log.lines.map(({ message }) => message)).not.toContain('The door failed.')
  })
})
