/** Help of the commands about trade history. */
import type { Messages } from '../catalogue.ts'

export const tradesHelp = {
  trades: { en: 'Trade history and its bars', fr: 'L’historique des transactions et ses barres' },
  'trades start': {
    en: 'Switch the collection on and begin',
    fr: 'Activer la collecte et la commencer',
  },
  'trades start --from': {
    en: 'first day, when none is held yet',
    fr: 'premier jour, tant qu’aucun n’est là',
  },
  'trades stop': {
    en: 'Stop the run in flight and switch off',
    fr: 'Interrompre l’exécution en cours et désactiver la collecte',
  },
  'trades status': {
    en: 'Dates, rows, size, rate, remaining time, last error',
    fr: 'Dates, lignes, taille, débit, temps restant, dernière erreur',
  },
  'trades windows': {
    en: 'Windows and their days, newest first',
    fr: 'Les fenêtres et leurs jours, la plus récente d’abord',
  },
  'trades verify': { en: 'Read every file back and prove it', fr: 'Relire chaque fichier et le prouver' },
  'trades repair': {
    en: 'Fetch again what is wrong or missing',
    fr: 'Reprendre ce qui est faux ou qui manque',
  },
  'trades cancel': { en: 'Cancel the long work in hand', fr: 'Interrompre le long travail en cours' },
  'trades base': {
    en: 'Adopt a Parquet or CSV file or folder',
    fr: 'Adopter un fichier ou un dossier Parquet ou CSV',
  },
  'trades base --map': {
    en: 'name of a column not recognised, e.g. id=trade_number',
    fr: 'nom d’une colonne non reconnue, par exemple id=trade_number',
  },
  'trades base --preview': {
    en: 'only show what is in it and which columns are known',
    fr: 'montrer seulement son contenu et les colonnes reconnues',
  },
  'trades export': {
    en: 'Write trades or bars as CSV',
    fr: 'Écrire les transactions ou les barres en CSV',
  },
  'trades export --series': {
    en: 'bars of this series instead of trades',
    fr: 'les barres de cette série, au lieu des transactions',
  },
  'trades bars': {
    en: 'The last bars, or with --build the bars of new days',
    fr: 'Les dernières barres, ou avec --build celles des nouveaux jours',
  },
  'trades bars --series': { en: 'the series', fr: 'la série' },
  'trades bars --build': {
    en: 'build the bars of new days now',
    fr: 'construire maintenant les barres des nouveaux jours',
  },
  'trades bars --rebuild': { en: 'calibrate and build all again', fr: 'tout étalonner et reconstruire' },
} as const satisfies Messages
