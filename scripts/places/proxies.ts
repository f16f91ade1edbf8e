/** Behind nginx, as Debian packages it: with buffering on, under another name, and under a sub-path. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../test/helpers/headless-process.ts'
import { eventually, expect, type TestedPlace } from './place.ts'
import type { ServedTrial, TrialSite } from './site.ts'

/** @param location what nginx does with requests below `path` */
async function proxied(site: TrialSite, vigie: ServedTrial, path: string, location = ''): Promise<string> {
  const port = await freePort()
  const folder = site.own(join(site.folder, 'nginx'))
  const place = (name: string) => join(folder, name)
  writeFileSync(
    place('nginx.conf'),
    `daemon off; worker_processes 1; pid ${place('pid')}; error_log ${place('error.log')};
events { worker_connections 64; }
http {
  access_log off; proxy_buffering on; gzip on; gzip_types *;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${place(kind)};`).join(' ')}
  server { listen 127.0.0.1:${port}; location ${path} { proxy_pass ${vigie.url}; ${location} } }
}
`,
  )
  site.own(folder)
  site.start('nginx', ['-p', folder, '-e', place('error.log'), '-c', place('nginx.conf')])
  const address = `http://127.0.0.1:${port}${path}`
  await eventually('nginx to answer', async () => (await fetch(address).catch(() => null)) !== null)
  return address
}

/** Page, every file it names, reads, a change as a browser sends it, and events as they happen. */
async function wholePanel(vigie: ServedTrial, base: string): Promise<void> {
  const page = await (await fetch(base)).text()
  const names = [...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, name = '']) => name)
  expect(
    names.length > 2 && names.every((name) => !/^(?:\/|https?:)/.test(name)),
    'relative addresses',
    names,
  )
  for (const name of names) {
    const file = await fetch(new URL(name, base))
    expect(file.status === 200, `the file ${name}`, file.status)
    await namedFiles(new URL(name, base), await file.text())
  }
  const headers = { authorization: `Bearer ${vigie.token}`, 'content-type': 'application/json' }
  await heardAtOnce(base, headers)
  const added = await fetch(new URL('api/v1/assets', base), {
    method: 'POST',
    body: '{"name":"Pump"}',
    headers: { ...headers, origin: new URL(base).origin, 'sec-fetch-site': 'same-origin' },
  })
  expect(added.status === 201, 'a change', await added.text())
  const foreign = await fetch(new URL('api/v1/health', base), {
    headers: { ...headers, origin: 'http://evil.example' },
  })
  expect(foreign.status === 403, 'a foreign page refused', foreign.status)
  for (const path of ['api/v1/openapi.json', 'api/reference', 'metrics']) {
    const answer = await fetch(new URL(path, base), { headers })
    expect(answer.status === 200, path, answer.status)
  }
}

/** What a script loads later. */
async function namedFiles(script: URL, text: string): Promise<void> {
  for (const [, name = ''] of text.matchAll(/import\("(\.[^"]+)"\)/g)) {
    const file = await fetch(new URL(name, script))
    expect(file.status === 200, `the chunk ${name}`, file.status)
  }
}

/** An event reaches its listener while the stream is open. */
async function heardAtOnce(base: string, headers: Record<string, string>): Promise<void> {
  const leaving = AbortSignal.timeout(10_000)
  const stream = await fetch(new URL('api/v1/events', base), { headers, signal: leaving })
  expect(stream.status === 200, 'a stream of events', stream.status)
  const heard = firstEvent(stream)
  await fetch(new URL('api/v1/jobs/fear-greed/trigger', base), { method: 'POST', body: '{}', headers })
  expect(/data:/.test(await heard), 'an event within 10 s', 'none')
}

async function firstEvent(stream: Response): Promise<string> {
  const reader = stream.body?.getReader()
  let text = ''
  while (!/data: .*"job/.test(text)) {
    const read = await reader?.read()
    if (read === undefined || read.done) return text
    text += new TextDecoder().decode(read.value)
  }
  await reader?.cancel()
  return text
}

export const proxies: readonly TestedPlace[] = [
  {
    name: 'behind nginx, buffering on',
    expected: 'panel, files, changes, reference; events arrive at once',
    needs: ['nginx'],
    attempt: async (site) => {
      const vigie = await site.serve()
      await wholePanel(vigie, await proxied(site, vigie, '/', 'proxy_set_header Host $http_host;'))
    },
  },
  {
    name: 'behind nginx, below a path',
    expected: 'the same, with relative addresses',
    needs: ['nginx'],
    attempt: async (site) => {
      const vigie = await site.serve()
      await wholePanel(
        vigie,
        await proxied(site, vigie, '/tools/vigie/', 'proxy_set_header Host $http_host;'),
      )
    },
  },
]
