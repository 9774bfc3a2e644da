"""Writes the completions for bash, zsh and fish: the options from the program, and after them the command's own.

The first word that is no option begins another program's.

usage: completions.py PROGRAM DIRECTORY
"""

import pathlib
import sys

from options import options

BASH = """\
# bash completion for camelwalk, with bash-completion's functions      -*- shell-script -*-

_camelwalk()
{
    local cur prev words cword split
    _init_completion -s || return
    local index=1 word
    while ((index < COMP_CWORD)); do
        word=${COMP_WORDS[index]}
        case $word in
            --) ((index++)); break ;;
            -*) ;;
            *) break ;;
        esac
        if [[ ${COMP_WORDS[index + 1]-} == = ]]; then
            ((index += 3))
        elif [[ '@VALUED@' == *" $word "* ]]; then
            ((index += 2))
        else
            ((index += 1))
        fi
    done
    if ((index > COMP_CWORD)); then
        case $prev in
@VALUES@
        esac
    elif ((index == COMP_CWORD)) && [[ $cur == -* && ${COMP_WORDS[index - 1]} != -- ]]; then
        COMPREPLY=($(compgen -W '@NAMES@' -- "$cur"))
    else
        # The command, and its own completion.
        _command_offset "$index"
    fi
} &&
    complete -F _camelwalk camelwalk
"""

ZSH = """\
#compdef camelwalk

_arguments -S -A '-*' : \\
@ARGUMENTS@
  '(-)1:command:_command_names -e' \\
  '*::arguments: _normal'
"""

FISH = """\
# The command and its words, as far as they are there; nothing and false among camelwalk's own.
function __camelwalk_command
    set -l words (commandline -opc) (commandline -ct)
    set -e words[1]
    argparse -s @SPECIFICATIONS@ -- $words 2>/dev/null; or return
    set -q argv[1]; and not string match -q -- '-*' $argv[1]; or return
    # It is not the status of `string`, which is false where there is only one word to join.
    string join0 -- $argv; or true
end

function __camelwalk_no_command
    not __camelwalk_command >/dev/null
end

function __camelwalk_complete_command
    set -l words (__camelwalk_command | string split0)
    __fish_complete_subcommand --commandline $words
end

complete -c camelwalk -f
complete -c camelwalk -n 'not __camelwalk_no_command' -xa '(__camelwalk_complete_command)'
@COMPLETIONS@
"""


def bash(all_options):
    valued = [option for option in all_options if option.value]
    names = " ".join(name for option in all_options for name in option.names)
    return (
        BASH.replace("@VALUED@", f" {' '.join(name for option in valued for name in option.names)} ")
        .replace("@VALUES@", "\n".join(f"            {'|'.join(o.names)}) {bash_values(o)} ;;" for o in valued if o.completion))
        .replace("@NAMES@", names)
    )


def bash_values(option):
    if option.completion == "file":
        return "_filedir"
    if option.completion == "directory":
        return "_filedir -d"
    if is_list(option):
        # What stands before the last comma stays.
        return f'COMPREPLY=($(compgen -P "${{cur%"${{cur##*,}}"}}" -W \'{option.completion}\' -- "${{cur##*,}}"))'
    return f"COMPREPLY=($(compgen -W '{option.completion}' -- \"$cur\"))"


def is_list(option):
    """Whether several of the words may be given, with commas between them."""
    return option.value == "list"


def zsh(all_options):
    lines = [f"  {zsh_specification(option, name)} \\" for option in all_options for name in option.names]
    return ZSH.replace("@ARGUMENTS@", "\n".join(lines))


def zsh_specification(option, name):
    text = f"[{escaped(option.help, '[]:')}]"
    if not option.value:
        return quoted(f"({' '.join(option.names)}){name}{text}")
    mark = "=" if name.startswith("--") else "+"
    return quoted(f"{name}{mark}{text}:{escaped(option.value, ':')}:{zsh_values(option)}")


def zsh_values(option):
    if option.completion == "file":
        return "_files"
    if option.completion == "directory":
        return "_path_files -/"
    if is_list(option):
        return f"_sequence compadd - {option.completion}"
    return f"({option.completion})" if option.completion else " "


def fish(all_options):
    lines = [
        f"complete -c camelwalk -n __camelwalk_no_command {fish_specification(option, name)}"
        for option in all_options
        for name in option.names
    ]
    specifications = [fish_name(option, name) for option in all_options for name in option.names]
    return FISH.replace("@SPECIFICATIONS@", " ".join(specifications)).replace("@COMPLETIONS@", "\n".join(lines))


def fish_name(option, name):
    """The option for fish's argparse."""
    return name.lstrip("-") + ("=" if option.value else "")


def fish_specification(option, name):
    kind = "-l" if name.startswith("--") else "-s"
    words = [kind, name.lstrip("-"), "-d", quoted(option.help, fish=True)]
    return " ".join(words + fish_values(option))


def fish_values(option):
    if not option.value:
        return []
    if option.completion == "file":
        return ["-rF"]
    if option.completion == "directory":
        return ["-xa", "'(__fish_complete_directories)'"]
    if is_list(option):
        return ["-xa", f"'(__fish_append , {option.completion})'"]
    return ["-xa", f"'{option.completion}'"]


def escaped(text, characters):
    return "".join("\\" + character if character in characters else character for character in text)


def quoted(text, fish=False):
    text = text.replace("\\", "\\\\") if fish else text
    return "'" + text.replace("'", "\\'" if fish else "'\\''") + "'"


def main():
    program, directory = sys.argv[1], pathlib.Path(sys.argv[2])
    directory.mkdir(parents=True, exist_ok=True)
    all_options = options(program)
    (directory / "camelwalk").write_text(bash(all_options))
    (directory / "_camelwalk").write_text(zsh(all_options))
    (directory / "camelwalk.fish").write_text(fish(all_options))


main()
