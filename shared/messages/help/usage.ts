/** Errors of the command line's syntax: the reason, as the beginning of a sentence, without a full stop. */
import type { Messages } from '../catalogue.ts'

export const usageProblems = {
  unknown_command: { en: 'There is no command "{word}"', fr: 'La commande « {word} » n’existe pas' },
  unknown_option: { en: 'There is no option "{word}"', fr: 'L’option « {word} » n’existe pas' },
  missing_argument: { en: '<{word}> is missing', fr: 'Il manque <{word}>' },
  missing_value: { en: 'The option "{word}" needs a value', fr: 'L’option « {word} » demande une valeur' },
  missing_option: { en: 'The option "{word}" is missing', fr: 'Il manque l’option « {word} »' },
  not_a_choice: {
    en: '"{value}" is not a choice of "{word}". Choose one of {choices}',
    fr: '« {value} » n’est pas un choix de « {word} ». Choisissez parmi {choices}',
  },
  too_many: {
    en: {
      one: '"{word}" takes {count} value, not {received}: {values}',
      other: '"{word}" takes {count} values, not {received}: {values}',
    },
    fr: {
      one: '« {word} » prend {count} valeur, pas {received} : {values}',
      other: '« {word} » prend {count} valeurs, pas {received} : {values}',
    },
  },
  conflict: {
    en: '"{word}" and "{other}" exclude each other',
    fr: '« {word} » et « {other} » s’excluent',
  },
  suggestion: { en: '{problem} (did you mean {words}?)', fr: '{problem} (vouliez-vous dire {words} ?)' },
} as const satisfies Messages
