/**
 * One file of what the server and the commands both load. Node takes about as long to find a file, anew for each file that
 * imports it, as to read a small one: a start would look for twenty of them.
 */

/** What the bundler knows of a module, as far as it matters here. */
interface BundledModule {
  readonly importedIds: readonly string[]
  readonly dynamicallyImportedIds: readonly string[]
}

type ModuleOf = (id: string) => BundledModule | null

const COMMANDS = /main[\\/]adapters[\\/]cli[\\/]/

/**
 * Names the chunk of a module: `common` if both load it. A worker thread begins sooner without it, so that what workers need
 * stays apart.
 * @param main the folder of the programs, as the bundler names it
 * @param workers the files that worker threads begin with
 */
export function commonChunk(main: string, workers: readonly string[]) {
  let common: ReadonlySet<string> | null = null
  return (id: string, context: { getModuleInfo: ModuleOf }): string | null => {
    common ??= commonModules((each) => context.getModuleInfo(each), main, workers)
    return common.has(id) ? 'common' : null
  }
}

function commonModules(moduleOf: ModuleOf, main: string, workers: readonly string[]): ReadonlySet<string> {
  // The commands are one chunk, although each is loaded by its name.
  const inCommands = loadedBy([`${main}/command-line.ts`], (id) => {
    const { importedIds = [], dynamicallyImportedIds = [] } = moduleOf(id) ?? {}
    return [...importedIds, ...dynamicallyImportedIds.filter((late) => COMMANDS.test(late))]
  })
  const imported = (id: string) => moduleOf(id)?.importedIds ?? []
  const inServer = loadedBy([`${main}/headless.ts`], imported)
  const inWorkers = loadedBy(workers, imported)
  return new Set([...inCommands].filter((id) => inServer.has(id) && !inWorkers.has(id)))
}

/** Returns some modules and all that are loaded with them. */
function loadedBy(begin: readonly string[], imports: (id: string) => readonly string[]): Set<string> {
  const found = new Set(begin)
  for (const id of found) for (const next of imports(id)) found.add(next)
  return found
}
