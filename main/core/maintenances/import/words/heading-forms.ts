/** Normalises headings: as they are written, and loosely, without what people write in one way or another. */
import { fold } from '../../fold.ts'

/** Normalises a heading: `Component/s` is `component s`. */
export const plainHeading = (heading: string): string =>
  fold(heading)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** What stands in brackets and leaves the meaning of a column as it is: a unit, a form of dates, whether it is needed. */
const REMARK =
  /\s*[([]\s*(?:h|hrs?|hours?|heures?|min|mn|mins?|minutes?|km|kms|mi|miles?|cycles?|€|\$|£|eur|euros?|usd|chf|ht|ttc|[jd]{1,2}[/.-]m{1,2}[/.-][ay]{2,4}|m{1,2}[/.-]d{1,2}[/.-]y{2,4}|[ay]{4}-mm-[jd]{2}|obligatoire|facultatif|required|optional|opt\.?|\*)\s*[)\]]\s*\*?\s*$/i

/** Words of headings that mean the same, the abbreviations of each among them. */
const SAME = [
  'equip|equipement|equipment|eqpt|eqp|equipt',
  'mach|machine|mch',
  'veh|vehicule|vehicle',
  'desig|design|designation|desi|dsgn',
  'lib|libelle|libel',
  'ref|reference|refer',
  'desc|descr|descriptif|description',
  'oper|operation',
  'maint|maintenance|mtce',
  'freq|frequence|frequency',
  'period|periodicite|periodicity',
  'loc|localisation|location|localis',
  'empl|emplacement',
  'bat|batiment|batim|bldg|building',
  'n|no|num|numero|number|nr|nbr',
  'inv|inventaire|inventory|invent',
  'immat|immatriculation|immatric',
  'cpt|compteur|compt|cptr',
  'tech|techn|technicien|technician',
  'resp|responsable|responsible',
  'comment|commentaire|comm|cmt',
  'obs|observation|observ',
  'prev|prevu|previsionnel',
  'planif|planifi|planifie',
  'real|realise|realisation',
  'dur|duree|duration',
  'tps|temps',
  'ech|echeance',
  'proch|prochain|prochaine',
  'est|estime|estimated|estim',
  'sched|scheduled',
  'compl|completed',
  'dt|date',
  'categ|categorie|category|cat',
  'stat|statut|status',
  'assign|assigned|assigne',
  'wo|workorder',
]

/** Words between others that say nothing. */
const ARTICLES = new Set('de|du|des|d|l|la|le|les|of|the'.split('|'))

/** Takes the words of a program's name apart: `dueDate` is `due Date`, `WONumber` is `WO Number`. */
export const apart = (heading: string): string =>
  heading
    .replaceAll('_', ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')

/** Without the endings of plural and gender. */
const stem = (word: string): string => (word.length > 3 ? word.replace(/s$/, '').replace(/ee?$/, '') : word)

const SAME_AS: ReadonlyMap<string, string> = new Map(
  SAME.flatMap((group) => {
    const [first = '', ...others] = group.split('|').map(stem)
    return [first, ...others].map((word) => [word, first] as const)
  }),
)

/**
 * Returns a heading without its unit, articles, plurals and genders, its abbreviations written in one way and its words apart:
 * `Code équip.` and `codeEquip` as `Code de l’équipement`.
 */
export function looseHeading(heading: string): string {
  const words = plainHeading(apart(heading.replace(REMARK, ''))).split(' ')
  return words
    .filter((word, at) => at === words.length - 1 || !ARTICLES.has(word))
    .map(stem)
    .map((word) => SAME_AS.get(word) ?? word)
    .join(' ')
}
