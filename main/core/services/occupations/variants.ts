/** The variants of a record for other readers: listed, added, changed and removed by hand. */
import { VigieError } from '../../../../shared/errors.ts'
import { invalidInput } from '../../../../shared/input-problem.ts'
import { variantReadersSchema } from '../../../../shared/occupation.ts'
import { fold } from '../../jobs/occupations/fold.ts'
import type { VariantReaders } from '../../jobs/occupations/library.ts'
import type { ByCode, OccupationsServiceDeps } from './deps.ts'
import { changed, recordOf, viewOf } from './records.ts'

type ByVariant = ByCode & VariantReaders

/** What to write; what is left out stays as it is. */
interface VariantChange {
  readonly name?: string | undefined
  readonly description?: string | undefined
}

/** The variants part of the service. */
export function createVariantsPart(deps: OccupationsServiceDeps) {
  const { library, clock } = deps
  return {
    variants({ code }: ByCode) {
      return { items: viewOf(deps, code).variants }
    },
    /**
     * A new one is called as its record if no name is given. What else its source said of it stays.
     * @throws VigieError invalid_input for a new one whose readers are none that a variant may be for
     */
    variant({ code, name, description, ...given }: ByVariant & VariantChange) {
      const { title } = recordOf(deps, code)
      const stored = storedFor(library.variants(code), given)
      const readers = stored === undefined ? asKept(given) : readersOf(stored)
      if (stored === undefined) assertReaders(readers)
      const before: object = stored === undefined ? { description: '' } : JSON.parse(stored.content)
      const content = { ...before, ...(description !== undefined && { description }) }
      const named = name ?? stored?.name ?? title
      library.setVariant(code, { ...readers, name: named, content: JSON.stringify(content) }, clock.now())
      changed(deps, code)
      return viewOf(deps, code)
    },
    /** @throws VigieError occupation_variant_not_found */
    removeVariant({ code, ...given }: ByVariant) {
      recordOf(deps, code)
      const stored = storedFor(library.variants(code), given)
      const readers = stored === undefined ? given : readersOf(stored)
      if (!library.removeVariant(code, readers, clock.now()))
        throw new VigieError('occupation_variant_not_found', {
          code,
          readers: Object.values(readers).join(', '),
        })
      changed(deps, code)
      return viewOf(deps, code)
    },
  }
}

function assertReaders(readers: VariantReaders): void {
  const { error } = variantReadersSchema.safeParse(readers)
  if (error !== undefined) throw invalidInput(error)
}

/** Genders as people write them in either language, without accents. */
const GENDERS: Readonly<Record<string, string>> = {
  feminine: 'feminin',
  masculine: 'masculin',
  neutral: 'epicene',
}

/** Returns readers in the words in which a new variant is kept: `Féminin` and `feminine` are `feminin`. */
function asKept(given: VariantReaders): VariantReaders {
  const { language, age, format, gender } = mapped(given, fold)
  return { language, age, format, gender: GENDERS[gender] ?? gender }
}

/** Returns the variant for these readers. One of another system has its own words, which may have accents: they count first. */
function storedFor<One extends VariantReaders>(
  stored: readonly One[],
  given: VariantReaders,
): One | undefined {
  const same = (of: (readers: VariantReaders) => VariantReaders) => (one: One) =>
    JSON.stringify(of(one)) === JSON.stringify(of(given))
  return stored.find(same(readersOf)) ?? stored.find(same(asKept))
}

const readersOf = (one: VariantReaders): VariantReaders => mapped(one, (word) => word)

const mapped = (
  { language, age, format, gender }: VariantReaders,
  of: (word: string) => string,
): VariantReaders => ({
  language: of(language),
  age: of(age),
  format: of(format),
  gender: of(gender),
})
