/** A whole Vigie for the fuzzer: its own folder, data in every domain, and no network. */
import { tmpdir } from 'node:os'
import { type Application, createApplication } from '../../main/application.ts'
import { headlessPlatform } from '../../main/headless.ts'

const OCCUPATIONS =
  'code;title\nM1805;Études et développement informatique\nA1101;Conduite d’engins agricoles\n'

export interface FuzzedInstance {
  readonly application: () => Application
  /** Returns the address of the listener, opened again if a request moved or closed it. */
  url(): Promise<string>
  /** Removes a rate limit that a request has set. */
  unlimit(): void
  stop(): Promise<void>
}

export async function startFuzzedInstance(folder: string): Promise<FuzzedInstance> {
  let application = await started(folder)
  await furnish(application)
  let ended = false
  const follow = () => {
    const mine = application
    void mine.stopped.then(() => {
      if (mine === application) ended = true
    })
  }
  follow()
  const unlimit = () =>
    void application.foundation.settings.update((before) => ({
      ...before,
      door: { ...before.door, requests_per_minute: 1_000_000, roots: [tmpdir()] },
    }))
  unlimit()
  return {
    application: () => application,
    unlimit,
    url: async () => {
      for (let look = 0; look < 1000; look += 1) {
        if (ended) {
          application = await started(folder)
          ended = false
          follow()
        }
        const url = application.url()
        if (url !== null) return url.replace(/\/$/, '')
        await new Promise((resolve) => setImmediate(resolve))
      }
      throw new Error('the door did not open again')
    },
    stop: () => application.stop(),
  }
}

async function started(dataFolder: string): Promise<Application> {
  const refused = () => Promise.reject(Object.assign(new Error('no network'), { code: 'ECONNREFUSED' }))
  const application = createApplication({
    dataFolder,
    environment: {},
    version: '0.0.0',
    platform: { ...headlessPlatform(null), transport: () => refused, fetch: refused },
    rest: { always: true, host: '127.0.0.1', port: 0 },
  })
  await application.start()
  return application
}

async function furnish(application: Application): Promise<void> {
  const client = application.client('en')
  const { id } = await client.assets.add({ name: 'Lift' })
  await client.maintenances.add({ asset_id: id, title: 'Ropes', planned_on: '2026-01-05' })
  await client.alerts.generate()
  const data_base64 = Buffer.from(OCCUPATIONS).toString('base64')
  await client.occupations.import({ name: 'records.csv', data_base64 })
}
