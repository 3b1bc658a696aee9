// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults.make;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.doorstep.device.faults.FaultEntry;
import org.doorstep.device.faults.FaultEntry.Words;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Severity;

/** The manual's chapter: all codes by class of device, in Chinese and then in English. */
final class Chapter {
    /** A language of the manual and its own words. */
    private enum In {
        ZH(
                "设备故障代码",
                "屏幕上的代码由一个字母和三位数字组成，字母是设备的种类。先看谁能处理，再看那一栏怎么做。日志里写的是代码后面的英文名。",
                "| 代码 | 故障 | 原因 | 屏幕上说 | 谁来处理 | 值班员 | 技术员 | 管理中心 | 协议里叫 |"),
        EN(
                "Fault codes of devices",
                "A code on the screen is a letter for the class of device and three digits. See first who can mend it, then what that"
                        + " person does. Logs hold the name below the code.",
                "| Code | Fault | Cause | On the screen | Who mends it | Attendant | Technician | Centre | In the protocol |");

        private final String title;
        private final String lead;
        private final String head;

        In(String title, String lead, String head) {
            this.title = title;
            this.lead = lead;
            this.head = head;
        }

        String of(Words words) {
            return switch (this) {
                case ZH -> words.zh();
                case EN -> words.en();
            };
        }
    }

    private Chapter() {}

    static String of(List<FaultEntry> entries) {
        StringBuilder out = new StringBuilder();
        for (In in : In.values()) {
            out.append("# ").append(in.title).append("\n\n").append(in.lead).append("\n");
            entries.stream()
                    .collect(Collectors.groupingBy(e -> e.code().value().charAt(0), TreeMap::new, Collectors.toList()))
                    .forEach((letter, some) -> table(out, in, letter, some));
            out.append("\n");
        }
        return out.toString().stripTrailing() + "\n";
    }

    private static void table(StringBuilder out, In in, char letter, List<FaultEntry> entries) {
        out.append("\n## ")
                .append(letter)
                .append(" ")
                .append(in.of(kind(letter)))
                .append("\n\n");
        out.append(in.head).append("\n").append("|---".repeat(9)).append("|\n");
        for (FaultEntry entry : entries) {
            out.append("| **")
                    .append(entry.code())
                    .append("**<br>`")
                    .append(entry.name())
                    .append("` | ")
                    .append(String.join(
                            " | ",
                            cell(in.of(entry.title())) + "<br>" + in.of(severity(entry.severity())),
                            cell(in.of(entry.cause())),
                            cell(in.of(entry.resident())),
                            in.of(remedy(entry.remedy())),
                            cell(in.of(entry.attendant())),
                            cell(in.of(entry.technician())),
                            cell(in.of(entry.central())),
                            signs(entry.signs())))
                    .append(" |\n");
        }
    }

    private static String signs(List<String> signs) {
        return signs.stream().map(sign -> "`" + sign + "`").collect(Collectors.joining("<br>"));
    }

    private static String cell(String words) {
        return words.replace("|", "\\|");
    }

    private static Words kind(char letter) {
        return switch (letter) {
            case 'D' -> new Words("任何设备", "Any device");
            case 'I' -> new Words("身份证读卡器", "ID card reader");
            case 'P' -> new Words("打印机", "Printers");
            default ->
                throw new IllegalStateException(
                        "The manual has no class of devices for the letter " + letter + "; name it in Chapter.kind");
        };
    }

    private static Words severity(Severity severity) {
        return switch (severity) {
            case WARNING -> new Words("提醒，还能用", "a warning: it goes on working");
            case ERROR -> new Words("这一次没做成，下一次可以", "this time not done, the next may be");
            case BLOCKING -> new Words("处理以前不能用", "does nothing until somebody acts");
        };
    }

    private static Words remedy(Remedy remedy) {
        return switch (remedy) {
            case RESIDENT -> new Words("居民自己", "the resident");
            case ATTENDANT -> new Words("值班员", "the attendant");
            case TECHNICIAN -> new Words("技术员", "the technician");
            case CENTRAL -> new Words("管理中心", "the centre");
        };
    }
}
