/** Changing occupation records: import, edit, rewrite by hand, roll back, publish. */
import { VigieError } from '../../../../shared/errors.ts'
import type { OccupationContent, OccupationStatus } from '../../../../shared/occupation.ts'
import { unusable } from '../../../../shared/unusable.ts'
import { capReached } from '../../jobs/occupations/budget.ts'
import { dollars } from '../../jobs/occupations/cost.ts'
import type { NewVersion, StoredOccupation } from '../../jobs/occupations/ports.ts'
import { rewrite } from '../../jobs/occupations/rewrite.ts'
import type { OccupationsServiceDeps } from './deps.ts'
import { occupationOf } from './views.ts'

interface ImportInput {
  readonly path?: string | undefined
  readonly name?: string | undefined
  readonly data_base64?: string | undefined
  readonly publish: boolean
}

/** The writing half of the service. */
export function createWriting(deps: OccupationsServiceDeps) {
  const { store, library, clock } = deps
  const rewriting = new Map<string, Promise<unknown>>()

  function view(record: StoredOccupation) {
    return occupationOf(record, store.titles(record.code), clock.zone())
  }

  function recordOf(code: string): StoredOccupation {
    const record = store.find(code)
    if (record === null) throw new VigieError('occupation_not_found', { code })
    return record
  }

  function changed(code: string | null): void {
    deps.events.publish({ type: 'occupations', code })
  }

  /** A version written on this machine: no model, no cost. */
  function saveByHand(next: Pick<NewVersion, 'code' | 'author' | 'description' | 'content' | 'simulated'>) {
    const none = { model: null, prompt: null, spend: null, cycleId: null }
    const saved = store.saveVersion({ ...next, ...none, at: clock.now(), agent: 'person' })
    changed(next.code)
    return view(saved)
  }

  async function bytesOf(input: ImportInput): Promise<{ name: string; bytes: Uint8Array }> {
    if (input.data_base64 !== undefined) {
      const bytes = Uint8Array.from(atob(input.data_base64), (character) => character.charCodeAt(0))
      return { name: input.name ?? 'upload', bytes }
    }
    if (input.path === undefined) throw unusable('path', 'path_or_data')
    return { name: input.path, bytes: await deps.readFile(input.path) }
  }

  async function rewriteNow(code: string) {
    const record = recordOf(code)
    const settings = deps.settingsOf()
    const cap = deps.writer.available() ? capReached(store, settings, deps.monthStart(), null) : null
    if (cap !== null) throw cap
    const end = await rewrite(deps, record, settings, { agent: 'manual', runId: null, cycleId: null })
    changed(code)
    if (end.error !== null) throw end.error
    return { ...view(recordOf(code)), cost_usd: dollars(end.cost) }
  }

  return {
    async import(input: ImportInput) {
      const { name, bytes } = await bytesOf(input)
      const { records, refused } = await deps.read(name, bytes)
      const counts = library.import(records, clock.now(), input.publish ? 'published' : 'draft')
      changed(null)
      const titles = records.reduce((sum, record) => sum + (record.titles?.length ?? 0), 0)
      return { records: records.length, titles, ...counts, refused: [...refused] }
    },
    edit(code: string, content: OccupationContent) {
      recordOf(code)
      return saveByHand({ code, author: 'person', description: 'edited by hand', content, simulated: false })
    },
    rollback(code: string, version: number) {
      recordOf(code)
      const earlier = library.version(code, version)
      if (earlier === null) throw new VigieError('occupation_version_not_found', { code, version })
      const { content, simulated } = earlier
      return saveByHand({
        code,
        author: 'rollback',
        description: `back to version ${version}`,
        content,
        simulated,
      })
    },
    setStatus(code: string, status: OccupationStatus) {
      recordOf(code)
      library.setStatus(code, status, clock.now())
      changed(code)
      return view(recordOf(code))
    },
    publishAll(domain: string | undefined, status: OccupationStatus) {
      const count = library.setStatuses(domain ?? null, status, clock.now())
      changed(null)
      return { changed: count }
    },
    /** Two requests for one record share one rewrite: nobody pays twice for a double click. */
    update(code: string): ReturnType<typeof rewriteNow> {
      const running = rewriting.get(code) as ReturnType<typeof rewriteNow> | undefined
      if (running !== undefined) return running
      const started = rewriteNow(code).finally(() => rewriting.delete(code))
      rewriting.set(code, started)
      return started
    },
    setKey(key: string | null) {
      deps.secrets.set('anthropic_api_key', key)
      return { set: key !== null }
    },
  }
}
