/*
 * Copyright (c) 2026, NVIDIA CORPORATION & AFFILIATES. All rights reserved.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package run.aicr.cli.completion;

/**
 * A shell and the script that makes it complete.
 *
 * <p>Each script hands over the words before the cursor, and the word at the cursor only when it begins with a dash;
 * otherwise an empty word, so that a finished word is told from one that is being typed. Lines that come back are
 * narrowed by the shell. When none comes back, the shell completes file names.
 */
enum Shell {
    BASH("bash", "Bash", "Load it now, or from ~/.bashrc:\n  source <(aicr completion bash)", """
            # Completion of aicr for Bash.
            _aicr() {
                local at word prefix='' current='' line
                local -a words=()
                # Bash splits at '='; put --flag=value together again.
                for ((at = 1; at <= COMP_CWORD; at++)); do
                    word=${COMP_WORDS[at]}
                    if [[ ${#words[@]} -gt 0 && ($word == '=' || ${COMP_WORDS[at - 1]} == '=') ]]; then
                        words[${#words[@]} - 1]+=$word
                    else
                        words+=("$word")
                    fi
                done
                if [[ ${#words[@]} -gt 0 ]]; then
                    current=${words[${#words[@]} - 1]}
                    if [[ $current != -* ]]; then
                        words[${#words[@]} - 1]=''
                    elif [[ $current == *=* && $COMP_WORDBREAKS == *=* ]]; then
                        prefix=${current%%=*}=
                    fi
                fi
                COMPREPLY=()
                while IFS= read -r line; do
                    if [[ $line == "$current"* ]]; then
                        COMPREPLY+=("${line#"$prefix"}")
                    fi
                done < <(SHELL=bash "${COMP_WORDS[0]}" "${words[@]}" --generate-shell-completion 2>/dev/null)
            }
            complete -o default -F _aicr aicr
            """),
    ZSH("zsh", "Zsh", "Load it now, or from ~/.zshrc after compinit:\n  source <(aicr completion zsh)", """
            #compdef aicr
            # Completion of aicr for Zsh.
            _aicr() {
                local -a before candidates
                local current=''
                before=("${(@Q)words[2,CURRENT-1]}")
                if [[ ${words[CURRENT]} == -* ]]; then
                    current=${(Q)words[CURRENT]}
                fi
                candidates=("${(@f)$(SHELL=zsh "${(Q)words[1]}" "${before[@]}" "$current" --generate-shell-completion 2>/dev/null)}")
                if [[ -n ${candidates[1]} ]]; then
                    _describe 'aicr' candidates
                else
                    _files
                fi
            }
            if [[ ${funcstack[1]} == _aicr ]]; then
                _aicr "$@"
            else
                compdef _aicr aicr
            fi
            """),
    FISH("fish", "Fish", "Keep it:\n  aicr completion fish > ~/.config/fish/completions/aicr.fish", """
            # Completion of aicr for Fish.
            function __aicr_complete
                set -l before (commandline -opc)
                set -l program $before[1]
                set -e before[1]
                set -l typed (commandline -ct)
                set -l current ''
                if string match -q -- '-*' "$typed"
                    set current $typed
                end
                set -l candidates (env SHELL=fish $program $before "$current" --generate-shell-completion 2>/dev/null)
                if test (count $candidates) -gt 0
                    string replace -- ':' \\t $candidates
                else
                    __fish_complete_path "$typed"
                end
            end
            complete -c aicr -f -a '(__aicr_complete)'
            """),
    PWSH(
            "pwsh",
            "PowerShell",
            "Load it now, or from your $PROFILE:\n  aicr completion pwsh | Out-String | Invoke-Expression",
            """
            # Completion of aicr for PowerShell.
            Register-ArgumentCompleter -Native -CommandName aicr -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $elements = @($commandAst.CommandElements)
                $program = $elements[0].Extent.Text
                $words = @($elements | Select-Object -Skip 1 |
                    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
                    ForEach-Object { $_.Extent.Text.Trim('"', "'") })
                if ($wordToComplete -like '-*') { $words += $wordToComplete } else { $words += '' }
                $shell = $env:SHELL
                $env:SHELL = 'pwsh'
                try {
                    & $program @words --generate-shell-completion 2>$null |
                        Where-Object { $_ -like "$wordToComplete*" } |
                        ForEach-Object {
                            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                        }
                } finally {
                    $env:SHELL = $shell
                }
            }
            """);

    private final String word;
    private final String title;
    private final String advice;
    private final String script;

    Shell(String word, String title, String advice, String script) {
        this.word = word;
        this.title = title;
        this.advice = advice;
        this.script = script;
    }

    /** Name of the sub-command. */
    String word() {
        return word;
    }

    String purpose() {
        return "print the script for " + title;
    }

    /** How to use the script. */
    String advice() {
        return advice;
    }

    String script() {
        return script;
    }
}
