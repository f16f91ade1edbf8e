/** The variants of a record for other readers: listed, added, changed and removed by hand. */
import { VigieError } from '../../../../shared/errors.ts'
import { invalidInput } from '../../../../shared/input-problem.ts'
import { variantReadersSchema } from '../../../../shared/occupation.ts'
import type { VariantReaders } from '../../jobs/occupations/library.ts'
import type { ByCode, OccupationsServiceDeps } from './deps.ts'
import { changed, recordOf, viewOf } from './records.ts'

type OfRecord = ByCode & VariantReaders

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
    variant({ code, name, description, ...readers }: OfRecord & VariantChange) {
      const { title } = recordOf(deps, code)
      const stored = library.variants(code).find((one) => isFor(one, readers))
      if (stored === undefined) assertReaders(readers)
      const before: object = stored === undefined ? { description: '' } : JSON.parse(stored.content)
      const content = { ...before, ...(description !== undefined && { description }) }
      const named = name ?? stored?.name ?? title
      library.setVariant(code, { ...readers, name: named, content: JSON.stringify(content) }, clock.now())
      changed(deps, code)
      return viewOf(deps, code)
    },
    /** @throws VigieError occupation_variant_not_found */
    removeVariant({ code, ...readers }: OfRecord) {
      recordOf(deps, code)
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

function isFor(one: VariantReaders, { language, age, format, gender }: VariantReaders): boolean {
  return one.language === language && one.age === age && one.format === format && one.gender === gender
}
