/** `hakko completion bash|zsh`: commands and options come from the program itself. */
import { Argument, type Command } from 'commander';
import { commandsBelow } from './localise-help.ts';
import type { Starter } from './starter.ts';

export function defineCompletion(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
    .command('completion')
    .description(help.completion.description)
    .addArgument(new Argument('<shell>', help.arguments.shell).choices(['bash', 'zsh']))
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko completion bash > ~/.local/share/bash-completion/completions/hakko\n  hakko completion zsh > ~/.zfunc/_hakko`,
    )
    .action((shell: 'bash' | 'zsh', _options: object, command: Command) =>
      run(command, (invocation) => {
        invocation.print(shell === 'bash' ? bashScript(program) : zshScript(program));
        return Promise.resolve(0);
      }),
    );
}

interface CommandWords {
  readonly name: string;
  readonly description: string;
  /** Its own, and those of the commands below it. */
  readonly options: readonly string[];
  /** Names of the commands below it. */
  readonly below: readonly string[];
  /** Options that take a value. */
  readonly valued: readonly string[];
  /** Values of the options that have a fixed set of them. */
  readonly choices: readonly (readonly [string, readonly string[]])[];
}

function wordsOf(program: Command): readonly CommandWords[] {
  return program.commands.map((command) => {
    const below = commandsBelow(command);
    const own = [command, ...below].flatMap(({ options }) => options);
    const options = [...own, ...program.options];
    return {
      name: command.name(),
      description: command.description(),
      options: [...new Set(options.map(({ long }) => long ?? '')), '--help'],
      below: below.map((one) => one.name()),
      valued: options.flatMap(({ long, required }) => (long && required ? [long] : [])),
      choices: options.flatMap(({ long, argChoices }) =>
        long && argChoices ? [[long, argChoices] as const] : [],
      ),
    };
  });
}

function bashScript(program: Command): string {
  const commands = wordsOf(program);
  const choices = new Map(commands.flatMap((command) => command.choices));
  const valued = [...new Set(commands.flatMap((command) => command.valued))];
  const plain = valued.filter((option) => !choices.has(option));
  const parents = commands.filter(({ below }) => below.length > 0);
  return `# hakko completion for bash
_hakko() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word
  local takes_value=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $takes_value ]]; then takes_value=; continue; fi
    case $word in
      ${valued.join('|')}) takes_value=yes ;;
      -*) ;;
      *) command=$word; break ;;
    esac
  done
  case $previous in
${[...choices].map(([option, values]) => `    ${option}) COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$current")); return ;;`).join('\n')}
    ${plain.join('|')}) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  case $command in
${commands.map(({ name, options }) => `    ${name}) [[ $current == -* ]] && { COMPREPLY=($(compgen -W '${options.join(' ')}' -- "$current")); return; } ;;`).join('\n')}
    *) COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$current")); return ;;
  esac
${parents
  .map(
    ({
      name,
      below,
    }) => `  [[ $previous == ${name} ]] && { COMPREPLY=($(compgen -W '${below.join(' ')}' -- "$current")); return; }
`,
  )
  .join(
    '',
  )}  [[ $command == completion ]] && { COMPREPLY=($(compgen -W 'bash zsh' -- "$current")); return; }
  COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _hakko hakko
`;
}

function zshScript(program: Command): string {
  const commands = wordsOf(program);
  const describe = (text: string): string =>
    text.replaceAll(/['\\[\]]/g, '').replaceAll(':', '\\:');
  return `#compdef hakko
_hakko() {
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    '${name}:${describe(description)}'`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case $words[2] in
${commands.map(({ name, options, below }) => `    ${name}) _arguments ${below.length > 0 ? `'2:command:(${below.join(' ')})' ` : ''}${options.map((option) => `'${option}'`).join(' ')} '*:file:_files' ;;`).join('\n')}
  esac
}
if [[ $funcstack[1] == _hakko ]]; then _hakko "$@"; else compdef _hakko hakko; fi
`;
}
